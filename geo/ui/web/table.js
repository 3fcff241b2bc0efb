// The table of cities: rows choose, headings sort. Every text goes in as text, never as markup.
const make = (tag, options = {}, ...children) => {
  const { text, ...attributes } = options;
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  node.append(...children);
  return node;
};

const press = (name, text, attributes, act) => {
  const node = make("button", { type: "button", "data-stop": name, ...attributes }, make("bdi", { text }));
  node.onclick = act;
  return node;
};

const heading = (column, data, send) => {
  if (!column.rank) return make("th", { scope: "col", text: column.title });
  const here = column.rank === data.rank;
  const sort = press(`sort ${column.rank}`, column.title, { class: "sort" }, () => send("rank", column.rank));
  sort.append(make("span", { "aria-hidden": "true", text: here ? " ▲" : " △" }));
  return make("th", { scope: "col", "aria-sort": here ? "ascending" : "none" }, sort);
};

// What the eye gets of a range: "1 hr 15 – 1 hr 50", the unit standing above it; what is read aloud says all
const brief = (span) => span.replace(/(?<!^up) to /, " – ").replace(/(\d h \d+) min/g, "$1").replace(/ miles?$/, "");

const cell = (value, span) => {
  const range = span ? [make("span", { class: "unseen", text: span }), make("span", { "aria-hidden": "true", text: brief(span) })] : [];
  return make("td", {}, make("span", { text: value }), make("small", {}, ...range));
};

const line = (row, data, send) => {
  const [name, ...texts] = row, rank = data.rows.indexOf(row) + 1;
  const pressed = String(name === data.selected);
  const choose = press(name, name, { class: "choose", "aria-pressed": pressed }, () => send("city", name));
  if (rank <= data.reached) choose.prepend(make("span", { class: "number", text: rank }));
  const kind = pressed === "true" ? "chosen" : rank > data.first ? "later" : "";
  const node = make("tr", { class: kind }, make("th", { scope: "row" }, choose));
  for (let at = 0; at < texts.length; at += 2) node.append(cell(texts[at], texts[at + 1]));
  node.onclick = (event) => { if (!event.target.closest("button")) send("city", name); };
  return node;
};

// Before an answer no five cities stand out, so paper gets the names of all
const paper = (data) => {
  const names = data.rows.map(([name]) => make("li", {}, make("bdi", { text: name })));
  return data.reached ? [] : [make("ul", { class: "paper" }, ...names)];
};

const draw = (root, data, send) => {
  const stop = root.contains(document.activeElement) ? document.activeElement.dataset.stop : null;
  const open = root.dataset.open === "yes";
  const rows = open ? data.rows : data.rows.slice(0, data.first);
  const selected = data.rows.find(([name]) => name === data.selected);
  if (selected && !rows.includes(selected)) rows.push(selected);
  const head = make("thead", {}, make("tr", {}, ...data.columns.map((column) => heading(column, data, send))));
  const body = make("tbody", {}, ...rows.map((row) => line(row, data, send)));
  const table = make("table", {}, make("caption", { text: data.caption }), head, body);
  const text = open ? `Show only ${data.first}` : `Show all ${data.rows.length}`;
  const more = press("more", text, { class: "more", "aria-expanded": String(open) }, () => {
    root.dataset.open = open ? "no" : "yes";
    draw(root, data, send);
  });
  root.replaceChildren(table, ...(data.rows.length > data.first ? [more] : []), ...paper(data));
  if (stop) root.querySelector(`[data-stop="${CSS.escape(stop)}"]`)?.focus({ preventScroll: true });
};

export default ({ parentElement, data, setTriggerValue }) => {
  let root = parentElement.querySelector(".cities");
  if (!root) parentElement.append((root = make("div", { class: "cities" })));
  draw(root, data, setTriggerValue);
};
