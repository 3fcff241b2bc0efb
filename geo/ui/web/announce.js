// After each answer: say it (a live region that was there before) and move the focus to it. A city chosen is said, too.
export default ({ parentElement, data }) => {
  const turn = String(data.turn);
  let region = parentElement.querySelector("[role=status]");
  if (!region) {
    region = document.createElement("p");
    region.className = "unseen";
    region.setAttribute("role", "status");
    Object.assign(region.dataset, { turn, aside: data.aside });
    parentElement.append(region);
  }
  const asked = region.dataset.turn !== turn, chosen = region.dataset.aside !== data.aside;
  Object.assign(region.dataset, { turn, aside: data.aside });
  if (asked || chosen) region.textContent = asked ? data.text : data.aside;
  if (!asked) return;
  document.querySelector(".locate .state")?.replaceChildren();  // what the device said was about another question
  const until = Date.now() + 3000;
  const look = () => {
    const answer = document.querySelector(`[data-answer="${data.turn}"]`);
    if (answer) {
      answer.focus({ preventScroll: true });
      const { top, bottom } = answer.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) answer.scrollIntoView({ block: "start" });  // its beginning, however tall it is
    }
    else if (Date.now() < until) requestAnimationFrame(look);
  };
  look();
};
