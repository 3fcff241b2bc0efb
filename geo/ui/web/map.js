// What the map does by itself: base map, labels, names for screen readers, keys, pins. Names reach the page only through
// textContent and setAttribute, so nothing in a table can become markup.
(() => {
  "use strict";
  const reach = (window.withinReach = {});
  const base = window.withinReachBase || { layers: {}, labels: [] };
  const LAYERS = ["states", "counties", "lakes", "rivers", "roads"];
  const markers = new Map();
  let map, said = 0, focused = null, current = null, way = null, start = null;

  const make = (tag, options = {}, ...children) => {
    const { text, ...attributes } = options;
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text !== undefined) node.textContent = text;
    node.append(...children);
    return node;
  };

  // Straight to Streamlit: streamlit-folium would wait 250 ms in case more is clicked.
  const tell = (value) => window.Streamlit.setComponentValue({ ...value, count: Date.now() * 100 + (said++ % 100) });

  // The features of the one layer that changes

  reach.marker = (feature, latlng) => {
    const { kind } = feature.properties;
    if (kind === "origin") return L.circleMarker(latlng, { radius: 11, className: "origin", interactive: false });
    return L.circleMarker(latlng, { radius: kind === "city" ? 7 : 9, className: `marker ${kind}`, bubblingMouseEvents: false });
  };

  reach.dress = ({ properties, geometry }, layer) => {
    const { kind, names, says = [] } = properties;
    if (geometry.type === "LineString") return line(layer, kind);
    layer.getLayers().forEach((dot, number) => {
      const name = names[number], text = says[number] ? `${name}: ${says[number]}` : name;
      dot.bindTooltip(make("span", { class: "name", text }), { direction: "top", offset: [0, -8] });
      if (kind === "origin") { start = dot; return; }
      dot.kind = kind;
      dot.on("add", () => city(dot, name, kind, text));
      dot.on("remove", () => { if (markers.get(name) === dot) markers.delete(name); });
    });
  };

  const line = (layer, kind) => {
    layer.options.className = kind;
    layer.options.interactive = false;
    if (kind !== "way") return;
    way = layer;
    layer.on("remove", () => { way = way === layer ? null : way; });
  };

  const city = (layer, name, kind, text) => {
    const path = layer.getElement();
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", text);
    path.setAttribute("aria-pressed", String(kind.includes("selected")));
    path.setAttribute("tabindex", "-1");
    markers.set(name, layer);
    path.onfocus = () => { focused = name; rove(name); layer.openTooltip(); };
    path.onblur = () => { layer.closeTooltip(); setTimeout(() => { if (path.isConnected && focused === name) focused = null; }); };
    path.onkeydown = (event) => key(event, name);
    layer.on("click", () => tell({ city: name }));
    if (kind.includes("selected") || current === null) rove(name);
    if (focused === name) path.focus({ preventScroll: true });
  };

  // One stop for Tab; arrows go on from marker to marker

  const rove = (name) => {
    markers.get(current)?.getElement()?.setAttribute("tabindex", "-1");
    current = name;
    markers.get(name)?.getElement()?.setAttribute("tabindex", "0");
  };

  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const key = (event, name) => {
    if (event.key === "Enter" || event.key === " ") tell({ city: name });
    else if (DIRECTIONS[event.key]) step(name, DIRECTIONS[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const step = (name, [dx, dy]) => {
    const from = map.latLngToLayerPoint(markers.get(name).getLatLng());
    let best = null, least = Infinity;
    for (const [other, layer] of markers) {
      const { x, y } = map.latLngToLayerPoint(layer.getLatLng()).subtract(from);
      const along = x * dx + y * dy, across = Math.abs(x * dy - y * dx);
      if (other === name || along <= 0) continue;
      if (along + 2 * across < least) [best, least] = [other, along + 2 * across];
    }
    if (best !== null) markers.get(best).getElement().focus();
  };

  // The base map and its labels, from files of our own

  const draw = () => {
    map.createPane("base").style.zIndex = 200;
    const renderer = L.svg({ pane: "base", padding: 0.5 });
    for (const name of LAYERS) {
      const style = (feature) => ({ className: `${name} ${feature.properties.kind || ""}`, pane: "base", renderer });
      if (base.layers[name]) L.geoJSON(base.layers[name], { style, interactive: false, pane: "base" }).addTo(map);
    }
  };

  // Labels, the most important first, where they cover neither a marker nor each other

  const HIGH = 16, GAP = 10, ALWAYS = 3; // so many are shown even over other cities' markers
  const pen = document.createElement("canvas").getContext("2d");
  const wide = (text, kind) => {
    pen.font = kind === "city" ? "600 13px system-ui" : "11px system-ui";
    return pen.measureText(kind === "county" ? text.toUpperCase() : text).width * (kind === "county" ? 1.15 : 1) + 10;
  };
  const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  // Where a label may stand: a city's right, left, above or below its marker, all others in one place
  const boxes = ({ x, y }, width, kind) => {
    const middle = [x - width / 2, y - HIGH / 2];
    const beside = [[x + GAP, middle[1]], [x - GAP - width, middle[1]], [middle[0], y - GAP - HIGH], [middle[0], y + GAP]];
    return (kind === "city" ? beside : [middle]).map(([left, top]) => [left, top, left + width, top + HIGH]);
  };

  const weight = ({ text, kind }) => {
    if (kind !== "city") return 3;
    const marker = markers.get(text)?.kind;
    return marker === "selected" ? 0 : marker === "near" ? 1 : 2;
  };

  const label = () => {
    const zoom = map.getZoom(), { x: right, y: bottom } = map.getSize();
    const dots = [...markers.values(), ...(start && map.hasLayer(start) ? [start] : [])].map((marker) => {
      const { x, y } = map.latLngToContainerPoint(marker.getLatLng());
      return [x - 6, y - 6, x + 6, y + 6];
    });
    const taken = [...map.getContainer().querySelectorAll(".leaflet-control")].map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left, box.top, box.right, box.bottom];
    });
    const shown = [];
    const wanted = base.labels.filter(({ from }) => zoom >= from).sort((a, b) => weight(a) - weight(b));
    for (const label of wanted) {
      const { text, kind, at } = label;
      const inside = (box) => box[0] > 0 && box[1] > 0 && box[2] < right && box[3] < bottom;
      const free = (box) => inside(box) && !taken.some((one) => overlaps(one, box));
      const places = boxes(map.latLngToContainerPoint(at), wide(text, kind), kind);
      const clear = (box) => free(box) && !dots.some((one) => overlaps(one, box));
      const box = places.find(clear) || (base.labels.indexOf(label) < ALWAYS && places.find(free));
      if (!box) continue;
      taken.push(box);
      const node = make("span", { class: `label ${kind}`, text });
      L.DomUtil.setPosition(node, map.containerPointToLayerPoint([box[0], box[1]]));
      node.style.width = `${box[2] - box[0]}px`;
      shown.push(node);
    }
    map.getPane("labels").replaceChildren(...shown);
  };

  let waiting = 0;
  const labelSoon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(label); };

  // Controls

  // So that the buttons above, and on a narrow screen the legend below, cover no city
  const ROOM = { animate: false, paddingTopLeft: [0, 52], paddingBottomRight: [0, window.innerWidth < 520 ? 52 : 0] };

  const control = (position, node) => {
    const box = new L.Control({ position });
    box.onAdd = () => { L.DomEvent.disableClickPropagation(node); return node; };
    box.addTo(map);
  };

  const button = (text, act, title = text) => {
    const node = make("button", { type: "button", text, title, "aria-label": title });
    node.onclick = act;
    return node;
  };

  const LEGEND = [["marker city", "listed city"], ["marker near", "five nearest"], ["marker selected", "chosen city"], ["origin", "where you start"]];

  const legend = (items) => {
    const item = ([kind, text]) => make("li", {}, make("i", { class: kind, "aria-hidden": "true" }), text);
    const list = make("ul", {}, ...items.map(item));
    return make("details", { class: "legend" }, make("summary", { text: "Legend" }), list);
  };

  const controls = (items, whole) => {
    const row = make("div", { class: "views" }, button("Whole state", () => map.fitBounds(whole, ROOM)));
    if (items) row.append(
      button("The way", () => way && map.fitBounds(way.getBounds(), { padding: [30, 30], animate: false })),
      button("Pin here", () => pin(map.getCenter()), "Pin here: asks from the middle of the map"));
    control("topright", row);
    if (items) control("bottomleft", legend(items));
    L.control.scale({ position: "bottomright" }).addTo(map);
  };

  const pin = ({ lat, lng }) => tell({ pin: [lat, lng] });

  // The frame around the map

  const frame = (title, keys) => {
    document.querySelector("meta[name=viewport][content*=user-scalable]")?.remove();
    document.title = title;
    const main = document.getElementById("parent");
    main.setAttribute("role", "main");
    main.setAttribute("aria-label", title);
    main.append(make("h1", { class: "unseen", text: title })); // first would hide the map
    const box = map.getContainer();
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `Map. Arrow keys move it, plus and minus zoom. ${keys}`);
    window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, ({ detail }) => theme(detail.theme));
  };

  const theme = (given) => { if (given?.base) document.documentElement.dataset.theme = given.base; };

  const FIND = { title: "Map of the listed cities", keys: "Tab goes on to the cities, Enter chooses one.", legend: LEGEND };

  // The first view follows the frame's size until somebody moves the map; from then on it is theirs
  const keepWhole = (bounds) => {
    let fitting = false, untouched = true;
    const fit = () => {
      fitting = true;
      map.fitBounds(bounds, ROOM);
      fitting = false;
    };
    map.on("movestart zoomstart", () => { untouched = untouched && fitting; });
    map.on("resize", () => { if (untouched) fit(); });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    fit();
  };

  // A map to look at rather than to ask from has no legend here, and a click on it asks nothing.
  reach.begin = (made, bounds, { title, keys, legend: items } = FIND) => {
    map = made;
    map.createPane("labels").style.zIndex = 450;
    map.getPane("labels").setAttribute("aria-hidden", "true");
    draw();
    keepWhole(bounds);
    controls(items, bounds);
    frame(title, keys);
    map.on("zoomend moveend resize", labelSoon);
    map.on("layeradd", labelSoon);
    if (items) map.on("click", (event) => pin(event.latlng));
  };
})();
