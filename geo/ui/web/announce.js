// After each answer, announce it in a live region and move the focus to it. Announce a selected city, too.
export default ({ parentElement, data }) => {
  const answerId = String(data.answerId);
  let region = parentElement.querySelector("[role=status]");
  if (!region) {
    region = document.createElement("p");
    region.className = "unseen";
    region.setAttribute("role", "status");
    Object.assign(region.dataset, { answerId, selection: data.selectionText });
    parentElement.append(region);
  }
  const isNew = region.dataset.answerId !== answerId, reselected = region.dataset.selection !== data.selectionText;
  Object.assign(region.dataset, { answerId, selection: data.selectionText });
  if (isNew || reselected) region.textContent = isNew ? data.answerText : data.selectionText;
  if (!isNew) return;
  document.querySelector(".locate .state")?.replaceChildren();  // its message was about an earlier query
  const deadline = Date.now() + 3000;
  const focusAnswer = () => {
    const answer = document.querySelector(`[data-answer="${answerId}"]`);
    if (answer) {
      answer.focus({ preventScroll: true });
      const { top, bottom } = answer.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) answer.scrollIntoView({ block: "start" });  // its beginning, even if it is taller than the screen
    }
    else if (Date.now() < deadline) requestAnimationFrame(focusAnswer);
  };
  focusAnswer();
};
