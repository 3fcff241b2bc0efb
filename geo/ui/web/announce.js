// After each answer: say it (a live region that was there before) and move the focus to it. A city chosen is said, too.
const region = (parent, kind, given) => {
  let node = parent.querySelector(`[role=status].${kind}`);
  if (!node) {
    node = document.createElement("p");
    node.className = `unseen ${kind}`;
    node.setAttribute("role", "status");
    node.dataset.given = given;
    parent.append(node);
  }
  const fresh = node.dataset.given !== given;
  node.dataset.given = given;
  return [node, fresh];
};

export default ({ parentElement, data }) => {
  const [answered, asked] = region(parentElement, "answered", String(data.turn));
  const [chosen, changed] = region(parentElement, "chosen-aloud", data.aside);
  if (!asked && changed) chosen.textContent = data.aside;
  if (!asked) return;
  chosen.textContent = "";
  answered.textContent = data.text;
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
