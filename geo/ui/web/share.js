// Print the page, or copy a link that holds the selected city and the settings, never the typed text or a position.
export default ({ parentElement, data }) => {
  const link = () => new URL(data.link, location.origin + location.pathname).href;
  let row = parentElement.querySelector(".share");
  if (!row) {
    row = Object.assign(document.createElement("div"), { className: "share" });
    for (const name of ["print", "copy"]) row.append(Object.assign(document.createElement("button"), { type: "button", name }));
    row.append(document.createElement("a"), document.createElement("span"));
    row.lastChild.setAttribute("role", "status");
    parentElement.append(row);
  }
  const [print, copy, anchor, state] = row.children;
  print.textContent = "Print";
  print.onclick = () => window.print();
  copy.textContent = "Copy link";
  copy.onclick = async () => {
    try { await navigator.clipboard.writeText(link()); state.textContent = "Copied."; }
    catch { state.textContent = "Your browser blocked copying. Use the link instead."; }
  };
  anchor.textContent = data.text;
  anchor.href = link();
  anchor.target = "_blank";  // so this page keeps its answer
  anchor.rel = "noopener";
  state.textContent = "";
};
