// The coverage map: areas by color, one canvas of dots for the block groups, and the included cities. Names are set as text only.
(() => {
  "use strict";
  const reach = window.withinReach;
  const blocks = window.withinReachBlocks || { at: [], people: [] };
  const LAST_SEGMENT = 3; // colors run from --band0 to --band4 and from --area0 to --area4, in coverage.css
  const CODES = "0123456789ABC";
  let dotRenderer;

  reach.initCoverageMap = (map, corners) => {
    map.createPane("dots").style.zIndex = 410;
    map.createPane("places").style.zIndex = 420;
    dotRenderer = L.canvas({ pane: "dots", padding: 0.3 });
    reach.initMap(map, corners, { title: "Map of drives to the nearest included city", keys: "The tables on this page give the same figures." });
  };

  const color = (name, stop) => {
    const low = Math.min(Math.floor(stop), LAST_SEGMENT);
    return `color-mix(in oklab, var(--${name}${low + 1}) ${Math.round((stop - low) * 100)}%, var(--${name}${low}))`;
  };

  const computedColor = (css) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = css;
    const computed = getComputedStyle(probe).color;
    probe.remove();
    return computed;
  };

  const radius = (people) => Math.max(1.3, Math.sqrt(people) / 15);

  // A canvas can't use CSS variables: colors are read once the style sheets have loaded, and again when the theme changes.
  const colorDots = async (group) => {
    await reach.styled();
    const fills = group.stops.map((stop) => computedColor(color("band", stop)));
    group.eachLayer((dot) => dot.setStyle({ fillColor: fills[dot.options.band] }));
  };

  const dotLayer = ({ codes, stops }) => {
    const all = blocks.at.map((at, index) => [at, blocks.people[index], CODES.indexOf(codes[index])]);
    const group = L.layerGroup(all.filter(([, people, band]) => people > 0 && band >= 0).map(([at, people, band]) =>
      L.circleMarker(at, { renderer: dotRenderer, pane: "dots", interactive: false, radius: radius(people), stroke: false, fillOpacity: 0.8, band })));
    group.stops = stops;
    const observer = new MutationObserver(() => colorDots(group));
    group.on("add", () => { observer.observe(document.documentElement, { attributeFilter: ["data-theme"] }); colorDots(group); });
    group.on("remove", () => observer.disconnect());
    return group;
  };

  reach.createCoverageMarker = (feature, latlng) => {
    const { kind } = feature.properties;
    if (kind === "blocks") return dotLayer(feature.properties);
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
        layer.getElement().setAttribute("tabindex", "-1"); // Leaflet makes a marker with a tooltip focusable, but there is nothing to activate
        layer.getElement().setAttribute("aria-label", kind === "added" ? `${name}, added` : name);
      });
    }
  };
})();
