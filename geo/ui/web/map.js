// The map in its frame: base map, labels, accessible names, keyboard, pins. Names reach the page only through textContent
// and setAttribute, so nothing in a table can become markup.
(() => {
  "use strict";
  const reach = (window.withinReach = {});
  const base = window.withinReachBase || { layers: {}, labels: [] };
  const LAYERS = ["sea", "states", "counties", "lakes", "rivers", "roads"];
  const markers = new Map();
  const tripLayers = new Set(); // the route, its dotted ends, the starting point and the selected city
  let map, messageCount = 0, focused = null, current = null, start = null, shownAnswer = null;

  const createElement = (tag, options = {}, ...children) => {
    const { text, ...attributes } = options;
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text !== undefined) node.textContent = text;
    node.append(...children);
    return node;
  };

  // Directly to Streamlit: streamlit-folium would wait 250 ms for another click.
  const sendToStreamlit = (value) => window.Streamlit.setComponentValue({ ...value, count: Date.now() * 100 + (messageCount++ % 100) });

  // Features: the one layer that changes

  reach.createMarker = (feature, latlng) => {
    const { kind } = feature.properties;
    if (kind === "origin") return L.circleMarker(latlng, { radius: 11, className: "origin", interactive: false });
    return L.circleMarker(latlng, { radius: kind === "city" ? 7 : 9, className: `marker ${kind}`, bubblingMouseEvents: false });
  };

  reach.styleFeature = ({ properties, geometry }, layer) => {
    const { kind, names, trips = [], answer } = properties;
    if (geometry.type === "LineString") return styleLine(layer, kind);
    layer.getLayers().forEach((dot, index) => {
      const name = names[index], trip = trips[index] ? `: ${trips[index]}` : "";
      if (kind === "origin") return addOrigin(dot, name, answer);
      dot.bindTooltip(createElement("span", { class: "name" }, createElement("bdi", { text: name }), trip), { direction: "auto", offset: [8, 0] });
      dot.kind = kind;
      if (kind === "selected") trackTripLayer(dot);
      dot.on("add", () => addCity(dot, name, kind, name + trip));
      dot.on("remove", () => { if (markers.get(name) === dot) markers.delete(name); });
    });
  };

  const styleLine = (layer, kind) => {
    layer.options.className = kind;
    layer.options.interactive = false;
    trackTripLayer(layer);
  };

  const addOrigin = (dot, name, answer) => {
    start = dot;
    trackTripLayer(dot);
    dot.on("add", () => {
      if (answer !== shownAnswer) requestAnimationFrame(showRoute); // once all of the new answer is drawn
      shownAnswer = answer;
      dot.getElement().setAttribute("role", "img");
      dot.getElement().setAttribute("aria-label", `Starting point: ${name}`);
    });
  };

  const trackTripLayer = (layer) => {
    layer.on("add", () => { tripLayers.add(layer); updateRouteButton(); });
    layer.on("remove", () => { tripLayers.delete(layer); updateRouteButton(); });
  };

  const addCity = (layer, name, kind, text) => {
    const path = layer.getElement();
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", text);
    path.setAttribute("aria-pressed", String(kind.includes("selected")));
    path.setAttribute("tabindex", "-1");
    markers.set(name, layer);
    path.onfocus = () => {
      if (focused !== name && path.matches(":focus-visible")) map.panInside(layer.getLatLng(), padding(12));
      focused = name;
      setRovingFocus(name);
      layer.openTooltip();
    };
    path.onblur = () => { layer.closeTooltip(); setTimeout(() => { if (path.isConnected && focused === name) focused = null; }); };
    path.onkeydown = (event) => onKey(event, name);
    layer.on("click", ({ originalEvent }) => sendToStreamlit({ city: closestCity(map.mouseEventToLayerPoint(originalEvent)) ?? name }));
    layer.on("dblclick", L.DomEvent.stop); // a double click selects the city and does not zoom
    if (kind.includes("selected") || current === null) setRovingFocus(name);
    if (focused === name) path.focus({ preventScroll: true });
  };

  // Keyboard: one tab stop; arrow keys move from marker to marker

  const setRovingFocus = (name) => {
    markers.get(current)?.getElement()?.setAttribute("tabindex", "-1");
    current = name;
    markers.get(name)?.getElement()?.setAttribute("tabindex", "0");
  };

  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const onKey = (event, name) => {
    if (event.key === "Enter" || event.key === " ") sendToStreamlit({ city: name });
    else if (DIRECTIONS[event.key]) focusNeighbor(name, DIRECTIONS[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const focusNeighbor = (name, [dx, dy]) => {
    const from = map.project(markers.get(name).getLatLng()); // not rounded like a layer point, so neighbors differ
    let best = null, least = Infinity;
    for (const [other, layer] of markers) {
      const { x, y } = map.project(layer.getLatLng()).subtract(from);
      const along = x * dx + y * dy, across = Math.abs(x * dy - y * dx);
      if (other === name || along <= 0) continue;
      if (along + 2 * across < least) [best, least] = [other, along + 2 * across];
    }
    if (best !== null) markers.get(best).getElement().focus();
  };

  // Base map

  // Zoomed in on a town, lines that are only roughly in their place would mislead: `map.css` leaves them out
  const TOWN_ZOOM = 10.5;
  const markTown = () => map.getContainer().classList.toggle("in-town", map.getZoom() >= TOWN_ZOOM);

  const drawBase = () => {
    map.createPane("base").style.zIndex = 200;
    const renderer = L.svg({ pane: "base", padding: 0.5 });
    for (const name of LAYERS) {
      const style = (feature) => ({ className: `${name} ${feature.properties.kind || ""}`, pane: "base", renderer });
      if (base.layers[name]) L.geoJSON(base.layers[name], { style, interactive: false, pane: "base" }).addTo(map);
    }
  };

  // Tiles over the base map, which shows through where they end. They have names of their own
  const OVERZOOM = 6; // zoom levels beyond the last tiles, enlarged; further in the base map shows more
  const OWN_NAMES = new Set(["town", "zip", "county", "road"]);
  let tilesUntil = -1;
  const drawTiles = ({ address, attribution, zoom }) => {
    tilesUntil = Math.min(zoom + OVERZOOM, map.getMaxZoom());
    map.createPane("tiles").style.zIndex = 250;
    L.tileLayer(address, { pane: "tiles", maxNativeZoom: zoom, maxZoom: tilesUntil, referrerPolicy: "origin", className: "tiles" }).addTo(map);
    if (attribution) addControl("bottomright", createElement("p", { class: "attribution", text: attribution }));
  };

  // Labels, the most important first, where they cover neither a marker nor each other

  const LABEL_HEIGHT = 16, GAP = 10; // pixels
  const ALWAYS_SHOWN = 2; // labels of the largest cities, shown even over other cities' markers
  const SIGN_SPACING = 240; // pixels between two signs of one road
  const WITH_MARKER = new Set(["city", "start"]);
  const CLEARANCE = 6; // extra pixels between a label and the marker of another city
  const measureContext = document.createElement("canvas").getContext("2d");
  const labelWidth = (text, kind) => {
    measureContext.font = WITH_MARKER.has(kind) ? "600 13px system-ui" : "11px system-ui";
    return measureContext.measureText(kind === "county" ? text.toUpperCase() : text).width * (kind === "county" ? 1.15 : 1) + 10;
  };
  const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  // Candidate boxes of a label: right, left, above or below its marker; centered for a label without one
  const candidateBoxes = ({ x, y }, width, kind) => {
    const centered = [x - width / 2, y - LABEL_HEIGHT / 2];
    const beside = [[x + GAP, centered[1]], [x - GAP - width, centered[1]], [centered[0], y - GAP - LABEL_HEIGHT], [centered[0], y + GAP]];
    return (WITH_MARKER.has(kind) ? beside : [centered]).map(([left, top]) => [left, top, left + width, top + LABEL_HEIGHT]);
  };

  const kindOf = ({ text }) => markers.get(text)?.kind;
  const isLarge = (label) => base.labels.indexOf(label) < ALWAYS_SHOWN;
  const alwaysShown = (label) => label.kind === "start" || isLarge(label) || (label.kind === "city" && kindOf(label) === "selected");
  const priority = (label) => {
    if (label.kind === "start") return 1;
    if (label.kind !== "city") return label.text.startsWith("I-") ? 3 : label.kind === "zip" ? 6 : 5;
    if (kindOf(label) === "selected") return 0;
    return kindOf(label) === "near" || isLarge(label) ? 2 : 4;
  };

  // Small boxes along the route, which labels avoid
  const routeBoxes = () => [...tripLayers].filter((part) => part instanceof L.Polyline).flatMap((part) => {
    const points = part.getLatLngs().map((latlng) => map.latLngToContainerPoint(latlng));
    return points.slice(1).flatMap((to, index) => {
      const from = points[index], pieces = Math.min(200, Math.ceil(from.distanceTo(to) / 8));
      const between = Array.from({ length: pieces + 1 }, (_, piece) => from.add(to.subtract(from).multiplyBy(piece / pieces || 0)));
      return between.map(({ x, y }) => [x - 3, y - 3, x + 3, y + 3]);
    });
  });

  // The best free box of a label: off markers and route, off markers only, or for the most important just free
  const placeLabel = (label, { taken, dots, route, right, bottom }) => {
    const { text, kind, at } = label, clearance = WITH_MARKER.has(kind) ? CLEARANCE : 0;
    const inside = (box) => box[0] > 0 && box[1] > 0 && box[2] < right && box[3] < bottom;
    const covered = ([left, top, end, low]) =>
      dots.filter(([other, dot]) => other !== label && overlaps(dot, [left - clearance, top, end + clearance, low])).length;
    const offRoute = (box) => !route.some((part) => overlaps(part, box));
    const places = candidateBoxes(map.latLngToContainerPoint(at), labelWidth(text, kind), kind);
    const free = places.filter((box) => inside(box) && !taken.some((other) => overlaps(other, box)));
    const clear = free.filter((box) => covered(box) === 0);
    return clear.find(offRoute) || (clearance && clear[0]) || (alwaysShown(label) && free.sort((a, b) => covered(a) - covered(b))[0]);
  };

  const drawLabels = () => {
    const zoom = map.getZoom(), { x: right, y: bottom } = map.getSize();
    const startLabel = start && map.hasLayer(start) ? [{ text: "Start", kind: "start", at: start.getLatLng(), from: 0 }] : [];
    const dots = [...base.labels, ...startLabel].filter(({ kind }) => WITH_MARKER.has(kind)).map((label) => {
      const { x, y } = map.latLngToContainerPoint(label.at);
      return [label, [x - 8, y - 8, x + 8, y + 8]];
    });
    const obstacles = printing ? ".leaflet-control-scale, .legend" : ".leaflet-control, .crosshair, .leaflet-popup";
    const taken = [...map.getContainer().querySelectorAll(obstacles)].map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left, box.top, box.right, box.bottom];
    });
    const nodes = [], signs = [], layout = { taken, dots, route: routeBoxes(), right, bottom };
    const candidates = [...startLabel, ...base.labels].filter(({ from, kind }) => zoom >= from && !(zoom <= tilesUntil && OWN_NAMES.has(kind))).sort((a, b) => priority(a) - priority(b));
    for (const label of candidates) {
      const { text, kind } = label, box = placeLabel(label, layout);
      if (!box || (kind === "road" && signs.some(([same, [x, y]]) => same === text && Math.hypot(x - box[0], y - box[1]) < SIGN_SPACING))) continue;
      taken.push(box);
      if (kind === "road") signs.push([text, box]);
      const node = createElement("span", { class: `label ${kind}`, text });
      L.DomUtil.setPosition(node, map.containerPointToLayerPoint([box[0], box[1]]));
      node.style.width = `${box[2] - box[0]}px`;
      nodes.push(node);
    }
    map.getPane("labels").replaceChildren(...nodes);
  };

  let labelFrame = 0;
  const scheduleLabels = () => { cancelAnimationFrame(labelFrame); labelFrame = requestAnimationFrame(drawLabels); };

  // Controls

  const NARROW = matchMedia("(max-width: 520px)"); // controls in two rows, above and below the cities

  // The padding, in pixels, that keeps a fitted view clear of the controls
  const padding = (extra = 0) => {
    const corner = (name) => map.getContainer().querySelector(`.leaflet-${name}.leaflet-left`);
    const left = NARROW.matches ? 0 : corner("top").offsetWidth;
    const bottom = NARROW.matches ? 54 : Math.max(26, corner("bottom").offsetHeight);
    return { animate: false, paddingTopLeft: [left + extra, 54 + extra], paddingBottomRight: [extra, bottom + extra] };
  };

  const addControl = (position, node) => {
    const box = new L.Control({ position });
    box.onAdd = () => { L.DomEvent.disableClickPropagation(node); return node; };
    box.addTo(map);
  };

  const button = (text, onClick, title = text) => {
    const node = createElement("button", { type: "button", text, title, "aria-label": title });
    node.onclick = onClick;
    return node;
  };

  const LEGEND = [
    ["marker city", "listed city"], ["marker near", "five nearest"], ["marker selected", "selected city"], ["origin", "starting point"],
    ["line route", "route"], ["line local", "local streets (estimated)"], ["line major", "major highway"], ["line minor", "other highway"],
  ];

  const OPEN_LEGEND_WIDTH = 640; // pixels: from here on the legend fits beside the scale
  const legend = (items) => {
    const item = ([kind, text]) => createElement("li", {}, createElement("i", { class: kind, "aria-hidden": "true" }), text);
    const list = createElement("ul", {}, ...items.map(item));
    const open = window.innerWidth >= OPEN_LEGEND_WIDTH ? { open: "" } : {};
    const node = createElement("details", { class: "legend", ...open }, createElement("summary", { text: "Legend" }), list);
    node.ontoggle = fit;
    return node;
  };

  const showRoute = () => {
    closeOffer();
    if (tripLayers.size) show(L.latLngBounds([...tripLayers].map((part) => part.getBounds?.() ?? part.getLatLng())));
  };
  const routeButton = button("Show route", showRoute);
  const updateRouteButton = () => { routeButton.hidden = ![...tripLayers].some((part) => part instanceof L.Polyline); };

  const pinButton = () => {
    const node = button("Pin here", () => offerStart(map.getCenter()), "Pin here: start from the center of the map");
    node.classList.add("pin");
    map.getContainer().append(createElement("i", { class: "crosshair", "aria-hidden": "true" }));
    return node;
  };

  const addControls = (legendItems, region) => {
    const row = createElement("div", { class: "views" }, button("Whole state", () => { closeOffer(); show(region); }));
    if (legendItems) row.append(routeButton, pinButton());
    updateRouteButton();
    addControl("topright", row);
    if (legendItems) addControl("bottomleft", legend(legendItems));
    map.zoomControl.setPosition(NARROW.matches ? "bottomleft" : "topleft");
    const scale = L.control.scale({ position: "bottomright", metric: false, maxWidth: NARROW.matches ? 60 : 100 }).addTo(map);
    L.DomEvent.disableClickPropagation(scale.getContainer());
  };

  // Clicks: on a city select the nearest one; elsewhere offer to start there, so that a stray tap changes nothing

  const CLICK_RADIUS = matchMedia("(pointer: coarse)").matches ? 18 : 9; // pixels
  const DOUBLE_CLICK_MS = 250; // a second click within it zooms instead

  const closestCity = (point) => {
    let best = null, least = CLICK_RADIUS;
    for (const [name, layer] of markers) {
      const away = map.latLngToLayerPoint(layer.getLatLng()).distanceTo(point); // as painted, on a whole pixel
      if (away <= least) [best, least] = [name, away];
    }
    return best;
  };

  let offer = null;
  const closeOffer = () => offer?.close();

  // Ask "Start here?" at a place on the map; the answer stays as it is until the visitor agrees
  const offerStart = (latlng) => {
    closeOffer();
    const before = document.activeElement;
    const close = () => {
      const hadFocus = node.contains(document.activeElement);
      offer = null;
      popup.remove();
      if (hadFocus) (before === document.body ? map.getContainer() : before).focus({ preventScroll: true });
    };
    const yes = button("Start here", () => { close(); sendToStreamlit({ pin: [latlng.lat, latlng.lng] }); });
    const node = createElement("div", { class: "offer", role: "dialog", "aria-label": "Start here?" },
      createElement("p", { text: "Start here?" }), yes, button("Cancel", close));
    node.onkeydown = (event) => {
      if (event.key === "Escape") close();
      event.stopPropagation(); // the arrow keys do not move the map meanwhile
    };
    const clear = padding(8);
    const popup = L.popup({
      closeButton: false, autoClose: false, closeOnClick: false, minWidth: 170, className: "offer-box",
      autoPanPaddingTopLeft: clear.paddingTopLeft, autoPanPaddingBottomRight: clear.paddingBottomRight,
    }).setLatLng(latlng).setContent(node).openOn(map);
    popup.on("remove", () => { offer = null; });
    offer = { close };
    yes.focus({ preventScroll: true });
  };

  const handleClicks = () => {
    let pendingOffer = 0;
    map.on("click dblclick", () => clearTimeout(pendingOffer));
    map.on("click", ({ latlng, layerPoint }) => {
      const name = closestCity(layerPoint);
      if (name !== null) sendToStreamlit({ city: name });
      else if (offer) closeOffer();
      else pendingOffer = setTimeout(() => offerStart(latlng), DOUBLE_CLICK_MS);
    });
    // The starting point never stays under a button or the legend, wherever the visitor moves the map
    map.on("moveend", uncoverStart);
    map.getContainer().querySelector(".legend").addEventListener("toggle", uncoverStart);
  };

  const START_SIZE = 13; // pixels from the center of the dot to its edge, with its border
  const uncoverStart = () => {
    if (!start || !map.hasLayer(start) || fitting || printing) return;
    const { x, y } = map.latLngToContainerPoint(start.getLatLng()), size = map.getSize();
    const controls = [...map.getContainer().querySelectorAll(".leaflet-control")].map((node) => node.getBoundingClientRect());
    const covered = (atX, atY) => controls.some(({ left, top, right, bottom }) =>
      right > left && overlaps([left, top, right, bottom], [atX - START_SIZE, atY - START_SIZE, atX + START_SIZE, atY + START_SIZE]));
    if (!covered(x, y)) return;
    const shifts = controls.flatMap(({ left, top, right, bottom }) =>
      [[left - START_SIZE - x, 0], [right + START_SIZE - x, 0], [0, top - START_SIZE - y], [0, bottom + START_SIZE - y]]);
    const inside = ([dx, dy]) => x + dx > START_SIZE && y + dy > START_SIZE && x + dx < size.x - START_SIZE && y + dy < size.y - START_SIZE;
    const [least] = shifts.filter((shift) => inside(shift) && !covered(x + shift[0], y + shift[1])).sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
    if (least) quietly(() => map.panBy([-least[0], -least[1]], { animate: false }));
  };

  // The page scrolls with the wheel and with one finger. With Ctrl the wheel zooms; two fingers move the map and zoom.
  const DRAG_HINT_PX = 12; // a finger that moves less is a tap
  const letPageScroll = () => {
    const box = map.getContainer(), hint = createElement("p", { class: "hint", "aria-hidden": "true" });
    const showHint = (text) => {
      hint.textContent = text;
      hint.getAnimations().forEach((animation) => animation.cancel());
      hint.animate({ opacity: [1, 1, 0] }, 1500);
    };
    box.append(hint);
    box.addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      showHint("Hold Ctrl or ⌘ to zoom with the wheel");
    }, true);
    box.addEventListener("pointerdown", ({ pointerType }) => map.dragging[pointerType === "touch" ? "disable" : "enable"](), true);
    let from = null;
    box.addEventListener("touchstart", (event) => {
      if (event.touches.length > 1) event.preventDefault(); // the page does not scroll or zoom meanwhile
      from = event.touches.length === 1 ? event.touches[0] : null;
    }, { passive: false });
    box.addEventListener("touchmove", (event) => {
      if (event.touches.length > 1) return event.preventDefault();
      const { clientX, clientY } = event.touches[0];
      if (from && Math.hypot(clientX - from.clientX, clientY - from.clientY) > DRAG_HINT_PX) {
        showHint("Use two fingers to move the map");
        from = null;
      }
    }, { passive: false });
  };

  // Accessible names of the frame and the map

  const nameFrame = (title, keys) => {
    document.querySelector("meta[name=viewport][content*=user-scalable]")?.remove();
    document.title = title;
    window.frameElement?.setAttribute("aria-label", title);
    const main = document.getElementById("parent");
    main.setAttribute("role", "main");
    main.setAttribute("aria-label", title);
    main.append(createElement("h1", { class: "unseen", text: title })); // last: as the first element it would hide the map
    const box = map.getContainer();
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `Map. Arrow keys move it, plus and minus zoom. ${keys}`);
    window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, ({ detail }) => applyTheme(detail.theme));
  };

  const applyTheme = (theme) => { if (theme?.base) document.documentElement.dataset.theme = theme.base; };

  const FIND_CARE = { title: "Map of the listed cities", keys: "Tab moves to the cities, Enter selects one.", legend: LEGEND };

  // Until the style sheets are loaded, neither the controls nor the frame have their size
  reach.styled = () => Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].map((link) =>
    link.sheet || new Promise((done) => ["load", "error"].forEach((event) => link.addEventListener(event, done)))));

  // The view follows the frame's size until the visitor moves the map
  let shownBounds = null, fitting = false, styled = false, printing = false;
  const quietly = (move) => { const outer = fitting; fitting = true; move(); fitting = outer; };
  const FRAME_ZOOM = 11; // a frame around a short trip still shows the town it is in
  const MIN_HEIGHT = 150; // pixels: a lower frame is not laid out yet
  const fit = () => {
    if (!styled || printing || map.getSize().y <= MIN_HEIGHT) return;
    if (shownBounds !== null) quietly(() => map.fitBounds(shownBounds, { maxZoom: FRAME_ZOOM, ...padding(4) }));
    map.getContainer().style.visibility = "";
  };
  const show = (bounds) => { shownBounds = bounds; fit(); };

  const followFrame = () => {
    map.on("movestart zoomstart", () => { if (!fitting) shownBounds = null; });
    map.on("resize", fit);
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    reach.styled().then(() => { styled = true; map.invalidateSize({ animate: false }); fit(); });
  };

  // Print: `page.css` sets the frame's size. The map takes it before, shows everything, and returns to its view afterward
  const PAPER = { width: "620px", height: "290px" };
  const handlePrint = (bounds) => {
    const legend = map.getContainer().querySelector(".legend");
    let view = null, wasOpen = false;
    const resize = (size, setView) => quietly(() => {
      for (const side in PAPER) map.getContainer().style.setProperty(side, size[side] || "", "important");
      map.invalidateSize({ animate: false });
      setView();
      drawLabels();
    });
    window.addEventListener("beforeprint", () => {
      if (!view) [view, wasOpen] = [[map.getCenter(), map.getZoom(), { animate: false }], legend?.open];
      if (legend) legend.open = true;
      map.getContainer().classList.toggle("paper", (printing = true));
      resize(PAPER, () => map.fitBounds(bounds, { animate: false, paddingTopLeft: [legend?.offsetWidth ?? 0, 0] }));
    });
    window.addEventListener("afterprint", () => {
      map.getContainer().classList.toggle("paper", (printing = false));
      if (view && legend) legend.open = wasOpen;
      if (view) resize({}, () => map.setView(...view));
      view = null;
    });
  };

  // A map without `legend` is only for viewing: clicks on it send nothing
  reach.initMap = (newMap, bounds, { title, keys, legend: legendItems } = FIND_CARE) => {
    map = newMap;
    map.getContainer().style.visibility = "hidden"; // until `fit` has set the view
    map.createPane("labels").style.zIndex = 450;
    map.getPane("labels").setAttribute("aria-hidden", "true");
    drawBase();
    addControls(legendItems, bounds);
    if (map.options.tiles) drawTiles(map.options.tiles);
    followFrame();
    letPageScroll();
    show(bounds);
    handlePrint(bounds);
    nameFrame(title, keys);
    map.on("zoomend", markTown);
    map.on("zoomend moveend resize", scheduleLabels);
    map.on("layeradd", scheduleLabels);
    if (legendItems) handleClicks();
  };
})();
