"""The look of the condition panels: it borrows the page's own colors, so it fits light and dark."""

STYLE = """<style>
.wr-heading { font-size: 1.5rem; padding: 0 0 0.75rem; }
.wr-next { font-size: 1.05rem; padding: 0; margin: 0; }
.wr-card, .wr-notice { container-type: inline-size; line-height: 1.5; }
.wr-notice { border: 2px solid currentColor; border-radius: 0.5rem; padding: 0.75rem 1rem; }
.wr-card h3, .wr-notice h3 { font-size: 1.25rem; padding: 0 0 0.5rem; margin: 0; }
.wr-card h4 { font-size: 1.05rem; padding: 0.75rem 0 0.25rem; margin: 0; }
.wr-card p, .wr-notice p, .wr-card li { position: relative; font-size: 1rem; margin: 0 0 0.5rem; }
.wr-card ul, .wr-card ol, .wr-notice ul { margin: 0; padding-left: 1.25rem; }
.wr-card .wr-grade { font-size: 1.1rem; }
.wr-shape { white-space: nowrap; }
.wr-mark { display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.2em; border-radius: 50%;
  border: 1.5px solid currentColor; print-color-adjust: exact; }
.wr-full { background: currentColor; }
.wr-half { background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
.wr-old { border-left: 4px solid currentColor; padding-left: 0.5rem; }
.wr-notice .wr-dates, .wr-card .wr-dates { font-size: 0.9rem; }
.wr-cite { font-size: 0.8em; white-space: nowrap; }
.wr-references li { font-size: 0.875rem; overflow-wrap: anywhere; }
.wr-notice summary, .wr-card summary { cursor: pointer; font-size: 0.9rem; padding: 0.25rem 0; }
.wr-notice summary:focus-visible, .wr-card summary:focus-visible, .wr-card a:focus-visible, .wr-notice a:focus-visible
  { outline: 2px solid currentColor; outline-offset: 2px; }
.wr-table { width: 100%; border-collapse: collapse; margin: 0.5rem 0; }
.wr-table caption { text-align: left; font-weight: 600; padding: 0.25rem 0; color: inherit; }
.wr-table th, .wr-table td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem 0.35rem 0;
  border-bottom: 1px solid color-mix(in srgb, currentColor 30%, transparent); }
.wr-table tbody th { font-weight: 400; }
.wr-card dl { margin: 0; }
.wr-scale dt { font-weight: 600; }
.wr-scale dd { margin: 0 0 0.5rem 0; }
.wr-term { all: unset; cursor: help; text-decoration: underline dotted; text-underline-offset: 0.2em; }
.wr-term:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.wr-tip { display: none; position: absolute; left: 0; right: 0; z-index: 10; padding: 0.5rem 0.75rem;
  background: #1b1b1f; color: #ffffff; border: 1px solid #ffffff; border-radius: 0.5rem; font-size: 0.9rem; }
.wr-term:hover + .wr-tip, .wr-term:focus + .wr-tip, .wr-tip:hover { display: block; }
.wr-term:hover + .wr-tip, .wr-tip:hover { z-index: 11; }
.wr-term.wr-hushed + .wr-tip { display: none; }
@container (max-width: 16rem) {
  .wr-table th, .wr-table td { overflow-wrap: anywhere; }
}
@container (min-width: 27rem) {
  .wr-pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.25rem; }
}
@media print { .wr-tip { display: none !important; } }
</style>"""

# An explanation covers text, so Escape must put it away while pointer and focus stay (WCAG 1.4.13).
SCRIPT = """<script>
if (!window.wrHush) {
  window.wrHush = (event) => {
    if (event.key !== "Escape") return;
    for (const term of document.querySelectorAll(".wr-term:hover, .wr-term:focus, .wr-term:has(+ .wr-tip:hover)")) {
      term.classList.add("wr-hushed");
      for (const change of ["blur", "focus", "mouseleave", "mouseenter"])
        term.addEventListener(change, () => term.classList.remove("wr-hushed"), { once: true });
    }
  };
  document.addEventListener("keydown", window.wrHush);
}
</script>"""
