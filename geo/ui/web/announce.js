// After each answer: say it (a live region that was there before) and move the focus to it.
export default ({ parentElement, data }) => {
  let region = parentElement.querySelector("[role=status]");
  if (!region) {
    region = document.createElement("p");
    region.className = "unseen";
    region.setAttribute("role", "status");
    region.dataset.turn = data.turn;
    parentElement.append(region);
  }
  if (region.dataset.turn === String(data.turn)) return;
  region.dataset.turn = data.turn;
  region.textContent = data.text;
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
