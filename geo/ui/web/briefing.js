// The briefing's sections as they come from the server (every name in them is escaped there), because Streamlit's own HTML
// element would drop the map. As a deck: one section at a time, forward and back by keys, buttons or a presenter's clicker.
const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
let at = 0;
let act = () => {};

const sections = () => [...document.querySelectorAll(".brief.deck > section")];

const go = (number, root) => {
  const all = sections();
  at = Math.min(Math.max(number, 0), Math.max(all.length - 1, 0));
  all.forEach((section, index) => section.classList.toggle("shown", index === at));
  const heading = all[at]?.querySelector("h1, h2")?.textContent ?? "";
  root.querySelector(".where").textContent = `${at + 1} of ${all.length}`;
  root.querySelector("[role=status]").textContent = `Section ${at + 1} of ${all.length}: ${heading}`;
};

const key = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pressing = event.target.closest?.("button") && [" ", "Enter"].includes(event.key);
  if (pressing || !act(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
};
document.addEventListener("keydown", key, true);

const toggleFull = () =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();

const BUTTONS = [["Back", "ArrowLeft"], ["Next", "ArrowRight"], ["Full screen", "f"], ["End", "Escape"]];

const build = (parent) => {
  const root = Object.assign(document.createElement("div"), { className: "presenter" });
  root.innerHTML = "<span class='where'></span><span class='unseen' role='status'></span>";
  for (const [name, means] of BUTTONS) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    button.onclick = () => act(means);
    root.append(button);
  }
  parent.append(root);
  return root;
};

const lead = (parent, setTriggerValue) => {
  const root = parent.querySelector(".presenter") ?? build(parent);
  act = (pressed) => {
    if (FORWARD.includes(pressed)) go(at + 1, root);
    else if (BACK.includes(pressed)) go(at - 1, root);
    else if (pressed === "Home") go(0, root);
    else if (pressed === "End") go(sections().length - 1, root);
    else if (pressed === "f") toggleFull();
    else if (pressed === "Escape") setTriggerValue("ended", true);
    else return false;
    return true;
  };
  go(at, root);
};

const stop = () => { act = () => false; at = 0; };

export default ({ parentElement, data, setTriggerValue }) => {
  let shown = parentElement.querySelector(".sections");
  if (!shown) parentElement.append((shown = Object.assign(document.createElement("div"), { className: "sections" })));
  if (shown.given !== data.html) shown.innerHTML = shown.given = data.html;
  if (data.deck) lead(parentElement, setTriggerValue);
  else { stop(); parentElement.querySelector(".presenter")?.remove(); }
  return stop;
};
