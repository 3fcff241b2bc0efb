// The device's position, requested once per press and rounded to about 100 m before it leaves the browser.
const REASONS = {
  1: "Your browser did not share your location. Enter a ZIP code or a town instead.",
  2: "Your device can't find its location. Enter a ZIP code or a town instead.",
  3: "Your device took too long. Try again, or enter a ZIP code or a town.",
};
const rounded = (degrees) => Math.round(degrees * 1000) / 1000;

export default ({ parentElement, setTriggerValue }) => {
  if (parentElement.querySelector(".locate")) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Use my location" });
  const state = Object.assign(document.createElement("span"), { className: "state" });
  state.setAttribute("role", "status");
  button.onclick = () => {
    if (!navigator.geolocation) { state.textContent = REASONS[2]; return; }
    state.textContent = "Finding your location…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        state.textContent = "";
        setTriggerValue("position", [rounded(coords.latitude), rounded(coords.longitude)]);
      },
      (error) => { state.textContent = REASONS[error.code] || REASONS[2]; },
      { timeout: 10000, maximumAge: 60000 },
    );
  };
  const row = Object.assign(document.createElement("div"), { className: "locate" });
  row.append(button, state);
  parentElement.append(row);
};
