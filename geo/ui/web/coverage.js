// The coverage map: areas by color, one canvas of dots for the block groups, the cities that count. Names only as text.
(() => {
  "use strict";
  const reach = window.withinReach;
  const blocks = window.withinReachBlocks || { at: [], people: [] };
  const LAST = 3; // colors run from --band0 to --band4 and from --area0 to --area4, in coverage.css
  const CODES = "0123456789ABC";
  let dots;

  reach.initCoverageMap = (map, corners) => {
    map.createPane("dots").style.zIndex = 410;
    map.createPane("places").style.zIndex = 420;
    dots = L.canvas({ pane: "dots", padding: 0.3 });
    reach.initMap(map, corners, { title: "Map of who lives how far from a listed city", keys: "The tables beside it say the same." });
  };

  const color = (name, at) => {
    const low = Math.min(Math.floor(at), LAST);
    return `color-mix(in oklab, var(--${name}${low + 1}) ${Math.round((at - low) * 100)}%, var(--${name}${low}))`;
  };

  const plain = (css) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = css;
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  const size = (people) => Math.max(1.3, Math.sqrt(people) / 15);

  // A canvas knows no style sheet: colors are looked up once it has loaded, and again when the theme changes.
  const paint = async (group) => {
    await reach.styled();
    const fills = group.stops.map((stop) => plain(color("band", stop)));
    group.eachLayer((dot) => dot.setStyle({ fillColor: fills[dot.options.rank] }));
  };

  const cloud = ({ codes, stops }) => {
    const drawn = blocks.at.map((at, index) => [at, blocks.people[index], CODES.indexOf(codes[index])]);
    const group = L.layerGroup(drawn.filter(([, people, rank]) => people > 0 && rank >= 0).map(([at, people, rank]) =>
      L.circleMarker(at, { renderer: dots, pane: "dots", interactive: false, radius: size(people), stroke: false, fillOpacity: 0.8, rank })));
    group.stops = stops;
    const watch = new MutationObserver(() => paint(group));
    group.on("add", () => { watch.observe(document.documentElement, { attributeFilter: ["data-theme"] }); paint(group); });
    group.on("remove", () => watch.disconnect());
    return group;
  };

  reach.createCoverageMarker = (feature, latlng) => {
    const { kind } = feature.properties;
    if (kind === "blocks") return cloud(feature.properties);
    return L.circleMarker(latlng, { pane: "places", radius: kind === "added" ? 9 : 5.5, className: `place ${kind}` });
  };

  reach.styleCoverageFeature = (feature, layer) => {
    const { kind, stop, name } = feature.properties;
    if (kind === "area") {
      Object.assign(layer.options, { className: "area", interactive: false });
      layer.on("add", () => { layer.getElement().style.fill = color("area", stop); });
    } else if (name !== undefined) {
      const label = Object.assign(document.createElement("span"), { className: "name", textContent: name });
      layer.bindTooltip(label, { direction: "top", offset: [0, -6], permanent: kind === "added" });
      layer.on("add", () => {
        layer.getElement().setAttribute("role", "img");
        layer.getElement().setAttribute("tabindex", "-1"); // its tooltip would make it a stop for Tab, where nothing can be done
        layer.getElement().setAttribute("aria-label", kind === "added" ? `${name}, added` : name);
      });
    }
  };
})();
