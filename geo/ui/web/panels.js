// Escape closes a glossary tooltip while pointer or focus stays on its term (WCAG 2.1, 1.4.13).
if (!window.wrHideTooltip) {
  window.wrHideTooltip = (event) => {
    if (event.key !== "Escape") return;
    for (const term of document.querySelectorAll(".wr-term:hover, .wr-term:focus, .wr-term:has(+ .wr-tip:hover)")) {
      term.classList.add("wr-hidden");
      for (const change of ["blur", "focus", "mouseleave", "mouseenter"])
        term.addEventListener(change, () => term.classList.remove("wr-hidden"), { once: true });
    }
  };
  document.addEventListener("keydown", window.wrHideTooltip);
}
