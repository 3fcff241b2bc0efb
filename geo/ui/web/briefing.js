// Shows the briefing's sections, HTML from the server with every name escaped: Streamlit's own HTML element would drop the
// map's SVG. A deck shows one section at a time; keys, buttons or a presenter's clicker move forward and back.
const FORWARD_KEYS = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK_KEYS = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const BUTTONS = [["Back", "ArrowLeft"], ["Next", "ArrowRight"], ["Full screen", "f"], ["End", "Escape"]];
const ignoreKey = () => false;
let current = 0;
let handleKey = ignoreKey;

const deckSections = () => [...document.querySelectorAll(".brief.deck > section")];

const showSection = (index, controls) => {
  const sections = deckSections();
  current = Math.min(Math.max(index, 0), Math.max(sections.length - 1, 0));
  sections.forEach((section, number) => section.classList.toggle("shown", number === current));
  const heading = sections[current]?.querySelector("h1, h2")?.textContent ?? "";
  controls.querySelector(".progress").textContent = `${current + 1} of ${sections.length}`;
  controls.querySelector("[role=status]").textContent = `Section ${current + 1} of ${sections.length}: ${heading}`;
};

const onKeydown = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pressesButton = event.target.closest?.("button") && [" ", "Enter"].includes(event.key);
  if (pressesButton || !handleKey(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
};
document.addEventListener("keydown", onKeydown, true);

const toggleFullScreen = () =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();

const createControls = (parent) => {
  const controls = Object.assign(document.createElement("div"), { className: "presenter" });
  controls.innerHTML = "<span class='progress'></span><span class='unseen' role='status'></span>";
  for (const [label, key] of BUTTONS) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.onclick = () => handleKey(key);
    controls.append(button);
  }
  parent.append(controls);
  return controls;
};

const startPresenting = (parent, setTriggerValue) => {
  const controls = parent.querySelector(".presenter") ?? createControls(parent);
  handleKey = (key) => {
    if (FORWARD_KEYS.includes(key)) showSection(current + 1, controls);
    else if (BACK_KEYS.includes(key)) showSection(current - 1, controls);
    else if (key === "Home") showSection(0, controls);
    else if (key === "End") showSection(deckSections().length - 1, controls);
    else if (key === "f") toggleFullScreen();
    else if (key === "Escape") setTriggerValue("ended", true);
    else return false;
    return true;
  };
  showSection(current, controls);
};

const stopPresenting = () => { handleKey = ignoreKey; current = 0; };

export default ({ parentElement, data, setTriggerValue }) => {
  let container = parentElement.querySelector(".sections");
  if (!container) {
    container = Object.assign(document.createElement("div"), { className: "sections" });
    parentElement.append(container);
  }
  if (container.renderedHtml !== data.html) container.innerHTML = container.renderedHtml = data.html;
  if (data.deck) startPresenting(parentElement, setTriggerValue);
  else { stopPresenting(); parentElement.querySelector(".presenter")?.remove(); }
  return stopPresenting;
};
