// The one island: the whole network by WebGL. Places come from the server; nothing is computed here.
(() => {
  "use strict";
  const place = document.getElementById("island");
  if (!place || !window.Sigma || !window.graphology) return;
  const told = document.getElementById("island-told");
  const filters = document.getElementById("filters");
  const dark = matchMedia("(prefers-color-scheme: dark)").matches
    ? document.documentElement.dataset.look !== "light" : document.documentElement.dataset.look === "dark";
  const COLOURS = { Person: "#3b6fb6", Organization: "#d97706", Company: "#a07c2c", Vessel: "#0f766e", Airplane: "#6d28d9", Other: "#64748b" };
  const LINES = { alleged: "#c9952f", charged: "#c2703a", admitted: "#b91c1c", proven: "#b91c1c" };
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const failed = (why) => { told.textContent = why; };

  fetch(place.dataset.from, { credentials: "same-origin" }).then((answer) => answer.json()).then(draw).catch((error) => failed(String(error)));

  function draw(data) {
    const graph = new graphology.MultiGraph();
    const degree = new Array(data.nodes.length).fill(0);
    for (const [one, other] of data.ties) { degree[one] += 1; degree[other] += 1; }
    data.nodes.forEach(([id, name, kind, programs, x, y], at) => {
      graph.addNode(id, { label: name, plain: plain(name), kind, programs, x, y, size: Math.min(14, 1.6 + Math.sqrt(degree[at])), color: COLOURS[kind] || COLOURS.Other });
    });
    data.ties.forEach(([one, other, role, standing, start, end]) => {
      graph.addEdge(data.nodes[one][0], data.nodes[other][0], { role, standing, start, end, size: 0.6, color: LINES[standing] || (dark ? "#475569" : "#b6c2d4") });
    });
    const chosen = (name) => new Set([...filters.querySelectorAll(`input[name=${name}]:checked`)].map((one) => one.value));
    const state = { kinds: chosen("kind"), standings: chosen("standing"), program: "", find: "", by: "", focus: place.dataset.focus };
    let renderer;
    try {
      renderer = new Sigma(graph, place, {
        hideEdgesOnMove: graph.size > 4000, labelRenderedSizeThreshold: 7, labelFont: "Inter, sans-serif",
        labelColor: { color: dark ? "#e6ecf5" : "#0f172a" }, zIndex: true, allowInvalidContainer: true,
        nodeReducer: (id, attributes) => {
          const shown = state.kinds.has(attributes.kind) && (!state.program || attributes.programs.includes(state.program));
          if (!shown) return { ...attributes, hidden: true };
          const meant = state.find && attributes.plain.includes(state.find);
          if (id === state.focus || meant) return { ...attributes, highlighted: true, forceLabel: true, zIndex: 2, size: attributes.size + 3 };
          return state.find ? { ...attributes, color: dark ? "#273349" : "#dbe2ec", label: "" } : attributes;
        },
        edgeReducer: (edge, attributes) => {
          const late = state.by && attributes.start && attributes.start.slice(0, state.by.length) > state.by;
          const gone = state.by && attributes.end && attributes.end.slice(0, state.by.length) < state.by;
          return !state.standings.has(attributes.standing) || late || gone ? { ...attributes, hidden: true } : attributes;
        },
      });
    } catch (error) { failed(String(error)); return; }

    function read(push) {
      state.kinds = chosen("kind"); state.standings = chosen("standing");
      state.program = filters.elements.program.value; state.by = filters.elements.by.value.trim();
      state.find = plain(filters.elements.find.value.trim());
      const shown = graph.reduceNodes((count, _, one) => count + (state.kinds.has(one.kind) && (!state.program || one.programs.includes(state.program)) ? 1 : 0), 0);
      told.textContent = `${shown.toLocaleString()} / ${graph.order.toLocaleString()}`;
      place.dataset.ready = String(graph.order);
      if (push) {
        const query = new URLSearchParams();
        for (const name of ["kind", "standing"]) {
          const all = filters.querySelectorAll(`input[name=${name}]`).length;
          const now = chosen(name);
          if (now.size < all) query.set(name, [...now].join(","));
        }
        for (const name of ["program", "by", "find"]) if (filters.elements[name].value) query.set(name, filters.elements[name].value);
        if (state.focus) query.set("focus", state.focus);
        history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
      }
      renderer.refresh();
    }
    function fromAddress() {
      const query = new URLSearchParams(location.search);
      for (const name of ["kind", "standing"]) {
        if (!query.has(name)) continue;
        const wanted = new Set(query.get(name).split(","));
        filters.querySelectorAll(`input[name=${name}]`).forEach((one) => { one.checked = wanted.has(one.value); });
      }
      for (const name of ["program", "by", "find"]) if (query.has(name)) filters.elements[name].value = query.get(name);
    }
    function show(id, move) {
      if (!graph.hasNode(id)) return;
      state.focus = id; read(true);
      if (move) { const at = renderer.getNodeDisplayData(id); renderer.getCamera().animate({ x: at.x, y: at.y, ratio: Math.min(1, Math.max(0.05, 40 / graph.order)) }, { duration: 250 }); }
      window.htmx.ajax("GET", `/network/node/${encodeURIComponent(id)}`, { target: "#node", swap: "innerHTML" });
    }
    fromAddress(); read(false);
    filters.addEventListener("input", () => read(true));
    filters.addEventListener("submit", (event) => event.preventDefault());
    renderer.on("clickNode", ({ node }) => show(node, false));
    document.querySelectorAll("[data-focus-on]").forEach((one) => one.addEventListener("click", () => { show(one.dataset.focusOn, true); place.scrollIntoView({ block: "nearest" }); }));
    place.addEventListener("keydown", (event) => {
      const camera = renderer.getCamera();
      const step = 0.15 * camera.ratio;
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
      if (moves[event.key]) { event.preventDefault(); camera.setState({ x: camera.x + moves[event.key][0], y: camera.y + moves[event.key][1] }); }
      if (event.key === "+") camera.animatedZoom({ duration: 120 });
      if (event.key === "-") camera.animatedUnzoom({ duration: 120 });
      if (event.key === "0") camera.animatedReset({ duration: 120 });
    });
    if (state.focus) show(state.focus, true);
  }
})();
