// What the map does by itself: base map, labels, names for screen readers, keys, pins. Names reach the page only through
// textContent and setAttribute, so nothing in a table can become markup.
(() => {
  "use strict";
  const reach = (window.withinReach = {});
  const base = window.withinReachBase || { layers: {}, labels: [] };
  const LAYERS = ["sea", "states", "counties", "lakes", "rivers", "roads"];
  const markers = new Map();
  const trip = new Set(); // layers: the way, its dotted ends, the start and the chosen city
  let map, said = 0, focused = null, current = null, start = null;

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
      const name = names[number], told = says[number] ? `: ${says[number]}` : "", text = name + told;
      if (kind === "origin") return origin(dot, name);
      dot.bindTooltip(make("span", { class: "name" }, make("bdi", { text: name }), told), { direction: "auto", offset: [8, 0] });
      dot.kind = kind;
      if (kind === "selected") partOfTrip(dot);
      dot.on("add", () => city(dot, name, kind, text));
      dot.on("remove", () => { if (markers.get(name) === dot) markers.delete(name); });
    });
  };

  const line = (layer, kind) => {
    layer.options.className = kind;
    layer.options.interactive = false;
    partOfTrip(layer);
  };

  const origin = (dot, name) => {
    start = dot;
    partOfTrip(dot);
    dot.on("add", () => {
      dot.getElement().setAttribute("role", "img");
      dot.getElement().setAttribute("aria-label", `Start: ${name}`);
    });
  };

  const partOfTrip = (layer) => {
    layer.on("add", () => { trip.add(layer); offerWay(); });
    layer.on("remove", () => { trip.delete(layer); offerWay(); });
  };

  const city = (layer, name, kind, text) => {
    const path = layer.getElement();
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", text);
    path.setAttribute("aria-pressed", String(kind.includes("selected")));
    path.setAttribute("tabindex", "-1");
    markers.set(name, layer);
    path.onfocus = () => {
      if (focused !== name && path.matches(":focus-visible")) map.panInside(layer.getLatLng(), room(12));
      focused = name;
      rove(name);
      layer.openTooltip();
    };
    path.onblur = () => { layer.closeTooltip(); setTimeout(() => { if (path.isConnected && focused === name) focused = null; }); };
    path.onkeydown = (event) => key(event, name);
    layer.on("click", ({ originalEvent }) => tell({ city: closest(map.mouseEventToLayerPoint(originalEvent)) ?? name }));
    layer.on("dblclick", L.DomEvent.stop); // the second click of two asks the same; it does not zoom
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
    const from = map.project(markers.get(name).getLatLng()); // unlike a layer point not rounded: neighbors differ
    let best = null, least = Infinity;
    for (const [other, layer] of markers) {
      const { x, y } = map.project(layer.getLatLng()).subtract(from);
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

  const HIGH = 16, GAP = 10, ALWAYS = 2; // so many are shown even over other cities' markers
  const APART = 240; // pixels between two signs of one road
  const MARKED = new Set(["city", "start"]);
  const ASIDE = 6; // pixels more between a label and another's marker than between it and its own
  const pen = document.createElement("canvas").getContext("2d");
  const wide = (text, kind) => {
    pen.font = MARKED.has(kind) ? "600 13px system-ui" : "11px system-ui";
    return pen.measureText(kind === "county" ? text.toUpperCase() : text).width * (kind === "county" ? 1.15 : 1) + 10;
  };
  const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  // Where a label may stand: that of a city or of the start right, left, above or below its marker, all others in one place
  const boxes = ({ x, y }, width, kind) => {
    const middle = [x - width / 2, y - HIGH / 2];
    const beside = [[x + GAP, middle[1]], [x - GAP - width, middle[1]], [middle[0], y - GAP - HIGH], [middle[0], y + GAP]];
    return (MARKED.has(kind) ? beside : [middle]).map(([left, top]) => [left, top, left + width, top + HIGH]);
  };

  const kindOf = ({ text }) => markers.get(text)?.kind;
  const large = (label) => base.labels.indexOf(label) < ALWAYS;
  const always = (label) => label.kind === "start" || large(label) || (label.kind === "city" && kindOf(label) === "selected");
  const weight = (label) => {
    if (label.kind === "start") return 1;
    if (label.kind !== "city") return label.text.startsWith("I-") ? 3 : 5;
    if (kindOf(label) === "selected") return 0;
    return kindOf(label) === "near" || large(label) ? 2 : 4;
  };

  // The way as small boxes along it, which labels keep clear of
  const alongWay = () => [...trip].filter((part) => part instanceof L.Polyline).flatMap((part) => {
    const spots = part.getLatLngs().map((place) => map.latLngToContainerPoint(place));
    return spots.slice(1).flatMap((to, number) => {
      const from = spots[number], pieces = Math.min(200, Math.ceil(from.distanceTo(to) / 8));
      const between = Array.from({ length: pieces + 1 }, (_, piece) => from.add(to.subtract(from).multiplyBy(piece / pieces || 0)));
      return between.map(({ x, y }) => [x - 3, y - 3, x + 3, y + 3]);
    });
  });

  // The best free place of a label: clear of markers and of the way, of markers only, or for the most important just free
  const placed = (label, { taken, dots, way, right, bottom }) => {
    const { text, kind, at } = label, aside = MARKED.has(kind) ? ASIDE : 0;
    const inside = (box) => box[0] > 0 && box[1] > 0 && box[2] < right && box[3] < bottom;
    const others = ([left, top, end, low]) => dots.filter(([other, dot]) => other !== label && overlaps(dot, [left - aside, top, end + aside, low])).length;
    const offWay = (box) => !way.some((spot) => overlaps(spot, box));
    const places = boxes(map.latLngToContainerPoint(at), wide(text, kind), kind);
    const free = places.filter((box) => inside(box) && !taken.some((one) => overlaps(one, box)));
    const open = free.filter((box) => others(box) === 0);
    return open.find(offWay) || (aside && open[0]) || (always(label) && free.sort((a, b) => others(a) - others(b))[0]);
  };

  const label = () => {
    const zoom = map.getZoom(), { x: right, y: bottom } = map.getSize();
    const started = start && map.hasLayer(start) ? [{ text: "Start", kind: "start", at: start.getLatLng(), from: 0 }] : [];
    const dots = [...base.labels, ...started].filter(({ kind }) => MARKED.has(kind)).map((label) => {
      const { x, y } = map.latLngToContainerPoint(label.at);
      return [label, [x - 8, y - 8, x + 8, y + 8]];
    });
    const covers = paper ? ".leaflet-control-scale, .legend" : ".leaflet-control, .middle";
    const taken = [...map.getContainer().querySelectorAll(covers)].map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left, box.top, box.right, box.bottom];
    });
    const shown = [], signs = [], around = { taken, dots, way: alongWay(), right, bottom };
    const wanted = [...started, ...base.labels].filter(({ from }) => zoom >= from).sort((a, b) => weight(a) - weight(b));
    for (const label of wanted) {
      const { text, kind } = label, box = placed(label, around);
      if (!box || (kind === "road" && signs.some(([same, [x, y]]) => same === text && Math.hypot(x - box[0], y - box[1]) < APART))) continue;
      taken.push(box);
      if (kind === "road") signs.push([text, box]);
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

  const NARROW = matchMedia("(max-width: 520px)"); // there the controls stand in two rows, above and below the cities

  // What the controls cover, and some pixels more
  const room = (more = 0) => {
    const columns = NARROW.matches ? [] : [...map.getContainer().querySelectorAll(".leaflet-left")];
    const left = Math.max(0, ...columns.map((column) => column.offsetWidth));
    return { animate: false, paddingTopLeft: [left + more, 54 + more], paddingBottomRight: [more, (NARROW.matches ? 54 : 26) + more] };
  };

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

  const LEGEND = [
    ["marker city", "listed city"], ["marker near", "five nearest"], ["marker selected", "chosen city"], ["origin", "where you start"],
    ["line way", "the way"], ["line local", "over local streets"], ["line major", "major highway"], ["line minor", "other highway"],
  ];

  const LEGEND_FITS = 640; // pixels: a frame as wide has room for it beside the state
  const legend = (items) => {
    const item = ([kind, text]) => make("li", {}, make("i", { class: kind, "aria-hidden": "true" }), text);
    const list = make("ul", {}, ...items.map(item));
    const open = window.innerWidth >= LEGEND_FITS ? { open: "" } : {};
    const node = make("details", { class: "legend", ...open }, make("summary", { text: "Legend" }), list);
    node.ontoggle = fit;
    return node;
  };

  const theWay = button("The way", () => show(L.latLngBounds([...trip].map((part) => part.getBounds?.() ?? part.getLatLng()))));
  const offerWay = () => { theWay.hidden = ![...trip].some((part) => part instanceof L.Polyline); };

  const pinHere = () => {
    const node = button("Pin here", () => pin(map.getCenter()), "Pin here: asks from the middle of the map");
    node.classList.add("pin");
    map.getContainer().append(make("i", { class: "middle", "aria-hidden": "true" }));
    return node;
  };

  const controls = (items, whole) => {
    const row = make("div", { class: "views" }, button("Whole state", () => show(whole)));
    if (items) row.append(theWay, pinHere());
    offerWay();
    control("topright", row);
    if (items) control("bottomleft", legend(items));
    map.zoomControl.setPosition(NARROW.matches ? "bottomleft" : "topleft");
    const scale = L.control.scale({ position: "bottomright", metric: false, maxWidth: NARROW.matches ? 60 : 100 }).addTo(map);
    L.DomEvent.disableClickPropagation(scale.getContainer());
  };

  // A click on a city chooses the one whose middle is closest, one beside all cities drops a pin there

  const REACH = matchMedia("(pointer: coarse)").matches ? 18 : 9; // pixels
  const TWICE_MS = 250; // so long a second click may follow, which zooms

  const closest = (spot) => {
    let best = null, least = REACH;
    for (const [name, layer] of markers) {
      const away = map.latLngToLayerPoint(layer.getLatLng()).distanceTo(spot); // as painted, on a whole pixel
      if (away <= least) [best, least] = [name, away];
    }
    return best;
  };

  const pin = ({ lat, lng }) => tell({ pin: [lat, lng] });

  const askByClick = () => {
    let asking = 0;
    map.on("click dblclick", () => clearTimeout(asking));
    map.on("click", ({ latlng, layerPoint }) => {
      const name = closest(layerPoint);
      if (name === null) asking = setTimeout(() => pin(latlng), TWICE_MS);
      else tell({ city: name });
    });
  };

  // The wheel scrolls the page; with Ctrl, as by two fingers, it zooms
  const scrollOn = () => {
    const hint = make("p", { class: "hint", "aria-hidden": "true", text: "Hold Ctrl or ⌘ to zoom with the wheel" });
    map.getContainer().append(hint);
    map.getContainer().addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      hint.getAnimations().forEach((one) => one.cancel());
      hint.animate({ opacity: [1, 1, 0] }, 1500);
    }, true);
  };

  // The frame around the map

  const frame = (title, keys) => {
    document.querySelector("meta[name=viewport][content*=user-scalable]")?.remove();
    document.title = title;
    window.frameElement?.setAttribute("aria-label", title);
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

  // Before the style sheets are there nothing has its size: neither the controls nor the frame
  reach.styled = () => Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].map((link) =>
    link.sheet || new Promise((done) => ["load", "error"].forEach((event) => link.addEventListener(event, done)))));

  // What is shown follows the frame's size until somebody moves the map; from then on it is theirs
  let shown = null, fitting = false, styled = false, paper = false;
  const quietly = (move) => { const outer = fitting; fitting = true; move(); fitting = outer; };
  const FLAT = 150; // pixels: a frame as low is not laid out yet
  const fit = () => {
    if (!styled || paper || map.getSize().y <= FLAT) return;
    if (shown !== null) quietly(() => map.fitBounds(shown, room(4)));
    map.getContainer().style.visibility = "";
  };
  const show = (bounds) => { shown = bounds; fit(); };

  const follow = () => {
    map.on("movestart zoomstart", () => { if (!fitting) shown = null; });
    map.on("resize", fit);
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    reach.styled().then(() => { styled = true; map.invalidateSize({ animate: false }); fit(); });
  };

  // On paper the frame has the size that `page.css` says; the map must have it before, and shows all. Then all is as before
  const PAPER = { width: "620px", height: "290px" };
  const onPaper = (bounds, quietly) => {
    const legend = map.getContainer().querySelector(".legend");
    let view = null, open = false;
    const move = (size, look) => quietly(() => {
      for (const side in PAPER) map.getContainer().style.setProperty(side, size[side] || "", "important");
      map.invalidateSize({ animate: false });
      look();
      label();
    });
    window.addEventListener("beforeprint", () => {
      if (!view) [view, open] = [[map.getCenter(), map.getZoom(), { animate: false }], legend?.open];
      if (legend) legend.open = true;
      map.getContainer().classList.toggle("paper", (paper = true));
      move(PAPER, () => map.fitBounds(bounds, { animate: false, paddingTopLeft: [legend?.offsetWidth ?? 0, 0] }));
    });
    window.addEventListener("afterprint", () => {
      map.getContainer().classList.toggle("paper", (paper = false));
      if (view && legend) legend.open = open;
      if (view) move({}, () => map.setView(...view));
      view = null;
    });
  };

  // A map to look at rather than to ask from has no legend here, and a click on it asks nothing.
  reach.begin = (made, bounds, { title, keys, legend: items } = FIND) => {
    map = made;
    map.getContainer().style.visibility = "hidden"; // until it shows what it shall: see `fit`
    map.createPane("labels").style.zIndex = 450;
    map.getPane("labels").setAttribute("aria-hidden", "true");
    draw();
    controls(items, bounds);
    follow();
    scrollOn();
    show(bounds);
    onPaper(bounds, quietly);
    frame(title, keys);
    map.on("zoomend moveend resize", labelSoon);
    map.on("layeradd", labelSoon);
    if (items) askByClick();
  };
})();
