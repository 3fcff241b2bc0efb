// The table of cities: rows select, headings sort. Every value is inserted as text, never as markup.
const make = (tag, options = {}, ...children) => {
  const { text, ...attributes } = options;
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  node.append(...children);
  return node;
};

const button = (name, text, attributes, onClick) => {
  const node = make("button", { type: "button", "data-key": name, ...attributes }, make("bdi", { text }));
  node.onclick = onClick;
  return node;
};

const heading = (column, data, send) => {
  if (!column.rank) return make("th", { scope: "col", text: column.title });
  const isSorted = column.rank === data.rank;
  const sort = button(`sort ${column.rank}`, column.title, { class: "sort" }, () => send("rank", column.rank));
  sort.append(make("span", { "aria-hidden": "true", text: isSorted ? " ▲" : " △" }));
  return make("th", { scope: "col", "aria-sort": isSorted ? "ascending" : "none" }, sort);
};

// A cell is [text], or [text, range, compact range]: the compact range is shown, the full one read by screen readers
const cell = ([text, range, compactRange]) => {
  const lines = range ? [make("span", { class: "unseen", text: range }), make("span", { "aria-hidden": "true", text: compactRange })] : [];
  return make("td", {}, make("span", { text }), make("small", {}, ...lines));
};

const line = (row, data, send) => {
  const [name, ...cells] = row, rank = data.rows.indexOf(row) + 1;
  const isSelected = name === data.selected;
  const choose = button(name, name, { class: "choose", "aria-pressed": String(isSelected) }, () => send("city", name));
  if (rank <= data.reached) choose.prepend(make("span", { class: "number", text: rank }));
  const kind = isSelected ? "selected" : rank > data.first ? "later" : "";
  const node = make("tr", { class: kind }, make("th", { scope: "row" }, choose), ...cells.map(cell));
  node.onclick = (event) => { if (!event.target.closest("button")) send("city", name); };
  return node;
};

// Before an answer there is no nearest five, so a printed page lists all names
const printedNames = (data) => {
  const names = data.rows.map(([name]) => make("li", {}, make("bdi", { text: name })));
  return data.reached ? [] : [make("ul", { class: "paper" }, ...names)];
};

const render = (root, data, send) => {
  const focusKey = root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const open = root.dataset.open === "yes";
  const rows = open ? data.rows : data.rows.slice(0, data.first);
  const selected = data.rows.find(([name]) => name === data.selected);
  if (selected && !rows.includes(selected)) rows.push(selected);
  const head = make("thead", {}, make("tr", {}, ...data.columns.map((column) => heading(column, data, send))));
  const body = make("tbody", {}, ...rows.map((row) => line(row, data, send)));
  const table = make("table", {}, make("caption", { text: data.caption }), head, body);
  const text = open ? `Show only ${data.first}` : `Show all ${data.rows.length}`;
  const more = button("more", text, { class: "more", "aria-expanded": String(open) }, () => {
    root.dataset.open = open ? "no" : "yes";
    render(root, data, send);
  });
  root.replaceChildren(table, ...(data.rows.length > data.first ? [more] : []), ...printedNames(data));
  if (focusKey) root.querySelector(`[data-key="${CSS.escape(focusKey)}"]`)?.focus({ preventScroll: true });
};

export default ({ parentElement, data, setTriggerValue }) => {
  let root = parentElement.querySelector(".cities");
  if (!root) parentElement.append((root = make("div", { class: "cities" })));
  render(root, data, setTriggerValue);
};
