// What the map does by itself: base map, labels, names for screen readers, keys, pins. Names reach the page only through
// textContent and setAttribute, so nothing in a table can become markup.
(() => {
  "use strict";
  const reach = (window.withinReach = {});
  const base = window.withinReachBase || { layers: {}, labels: [] };
  const LAYERS = ["states", "counties", "lakes", "rivers", "roads"];
  const NARROW = 520;
  const markers = new Map();
  let map, said = 0, focused = null, current = null, way = null;

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
    if (kind === "origin") return L.circleMarker(latlng, { radius: 8, className: "origin", interactive: false });
    return L.circleMarker(latlng, { radius: kind === "city" ? 7 : 9, className: `marker ${kind}`, bubblingMouseEvents: false });
  };

  reach.dress = (feature, layer) => {
    const { kind, name, say } = feature.properties;
    if (feature.geometry.type !== "Point") {
      layer.options.className = kind;
      layer.options.interactive = false;
      way = kind === "way" ? layer : way;
      layer.on("remove", () => { way = way === layer ? null : way; });
      return;
    }
    const text = say ? `${name}: ${say}` : name;
    layer.bindTooltip(make("span", { class: "name", text }), { direction: "top", offset: [0, -8] });
    if (kind !== "origin") layer.on("add", () => city(layer, name, kind, text));
    layer.on("remove", () => markers.delete(name));
  };

  const city = (layer, name, kind, text) => {
    const path = layer.getElement();
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", text);
    path.setAttribute("aria-pressed", String(kind.includes("selected")));
    path.setAttribute("tabindex", "-1");
    markers.set(name, layer);
    path.onfocus = () => { focused = name; rove(name); layer.openTooltip(); };
    path.onblur = () => { if (path.isConnected) focused = null; layer.closeTooltip(); };
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

  const label = () => {
    const pane = map.getPane("labels"), zoom = map.getZoom(), size = map.getSize();
    const taken = [], shown = [];
    const free = (box) => taken.every((one) => box[0] > one[2] || box[2] < one[0] || box[1] > one[3] || box[3] < one[1]);
    for (const { text, kind, at, from } of base.labels) {
      if (zoom < from) continue;
      const point = map.latLngToContainerPoint(at);
      const width = text.length * (kind === "county" ? 8.5 : 7) + 8, height = 16;
      const left = kind === "city" ? point.x + 9 : point.x - width / 2;
      const box = [left, point.y - height / 2, left + width, point.y + height / 2];
      if (box[0] < 0 || box[2] > size.x || box[1] < 0 || box[3] > size.y || !free(box)) continue;
      taken.push(box);
      const node = make("span", { class: `label ${kind}`, text });
      L.DomUtil.setPosition(node, map.containerPointToLayerPoint([box[0], box[1]]));
      node.style.width = `${width}px`;
      shown.push(node);
    }
    pane.replaceChildren(...shown);
  };

  // Controls

  const control = (position, node) => {
    const box = new L.Control({ position });
    box.onAdd = () => { L.DomEvent.disableClickPropagation(node); return node; };
    box.addTo(map);
  };

  const button = (text, act) => {
    const node = make("button", { type: "button", text });
    node.onclick = act;
    return node;
  };

  const LEGEND = [["marker city", "listed city"], ["marker near", "five nearest"], ["marker selected", "chosen city"], ["origin", "where you start"]];

  const legend = () => {
    const item = ([kind, text]) => make("li", {}, make("i", { class: kind, "aria-hidden": "true" }), text);
    const list = make("ul", {}, ...LEGEND.map(item));
    return make("details", { class: "legend" }, make("summary", { text: "Legend" }), list);
  };

  const controls = () => {
    const whole = map.getBounds();
    const row = make("div", { class: "views" },
      button("Whole state", () => map.fitBounds(whole, { animate: false })),
      button("The way", () => way && map.fitBounds(way.getBounds(), { padding: [30, 30], animate: false })),
      button("Pin in the middle", () => pin(map.getCenter())));
    control("topright", row);
    control("bottomleft", legend());
    L.control.scale({ position: "bottomright" }).addTo(map);
  };

  const pin = ({ lat, lng }) => tell({ pin: [lat, lng] });

  // The frame around the map

  const frame = () => {
    document.querySelector("meta[name=viewport][content*=user-scalable]")?.remove();
    document.title = "Map of the listed cities";
    const main = document.getElementById("parent");
    main.setAttribute("role", "main");
    main.append(make("h1", { class: "unseen", text: "Map of the listed cities" })); // first would hide the map
    const box = map.getContainer();
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom. Tab goes on to the cities, Enter chooses one.");
    window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, ({ detail }) => theme(detail.theme));
  };

  const theme = (given) => { if (given?.base) document.documentElement.dataset.theme = given.base; };

  const fit = (bounds) => {
    if (window.innerWidth < NARROW) {
      map.getContainer().style.height = "430px";
      window.Streamlit.setFrameHeight(430);
      map.invalidateSize(false);
    }
    map.fitBounds(bounds, { animate: false });
  };

  reach.begin = (made, bounds) => {
    map = made;
    map.createPane("labels").style.zIndex = 450;
    map.getPane("labels").setAttribute("aria-hidden", "true");
    draw();
    fit(bounds);
    controls();
    frame();
    label();
    map.on("zoomend moveend resize", label);
    map.on("click", (event) => pin(event.latlng));
  };
})();
