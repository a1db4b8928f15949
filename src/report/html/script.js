"use strict";
(() => {
  const picture = document.getElementById("picture");
  if (!picture) return;
  document.body.classList.add("scripted");
  const byCredential = document.getElementById("by-credential");
  const byNeed = document.getElementById("by-need");
  const shown = document.getElementById("shown");
  const edges = [...picture.querySelectorAll(".edge")];
  const nodes = new Map([...picture.querySelectorAll(".node")].map(node => [node.dataset.id, node]));
  const step = 58, top = 34, half = 23;
  const column = { p: 0, c: 330, s: 820 };
  const widths = { p: 240, c: 400, s: 300 };

  function callIsShown(id) {
    const own = edges.filter(edge => edge.dataset.from === id && edge.dataset.to.startsWith("s"));
    return (byCredential.value === "" || nodes.get(id).dataset.credential === byCredential.value) &&
      (byNeed.value === "" || own.some(edge => edge.dataset.to === "s" + byNeed.value));
  }

  // As flow_svg.cpp does: calls from top to bottom, everything else beside the middle of its calls.
  function place(kind, heights, lowest) {
    const visible = [...nodes.values()].filter(node => node.dataset.id.startsWith(kind) && !node.hasAttribute("hidden"));
    const wanted = visible.map(node => {
      const ends = edges.filter(edge => !edge.hasAttribute("hidden") &&
        (edge.dataset.from === node.dataset.id || edge.dataset.to === node.dataset.id));
      return { id: node.dataset.id, y: ends.reduce((sum, edge) => sum + heights.get("c" + edge.dataset.call), 0) / ends.length };
    }).sort((a, b) => a.y - b.y);
    let free = top;
    for (const each of wanted) free = (each.y = Math.max(each.y, free)) + step;
    let limit = Math.max(lowest, top + step * (wanted.length - 1));
    for (const each of [...wanted].reverse()) limit = (each.y = Math.min(each.y, limit)) - step;
    for (const each of wanted) heights.set(each.id, each.y);
  }

  function draw(heights) {
    for (const [id, y] of heights) nodes.get(id).setAttribute("transform", `translate(${column[id[0]]},${y})`);
    for (const edge of edges) {
      if (edge.hasAttribute("hidden")) continue;
      const { from, to } = edge.dataset;
      const x1 = column[from[0]] + widths[from[0]], x2 = column[to[0]], middle = (x1 + x2) / 2;
      const y1 = heights.get(from) + half, y2 = heights.get(to) + half;
      edge.setAttribute("d", `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`);
    }
    picture.setAttribute("viewBox", `0 0 1120 ${Math.max(top, ...heights.values()) + step}`);
  }

  function filter() {
    const calls = [...nodes.keys()].filter(id => id.startsWith("c"));
    const kept = calls.filter(callIsShown);
    const heights = new Map(kept.map((id, i) => [id, top + step * i]));
    const used = new Set(kept);
    for (const edge of edges) {
      const keep = used.has("c" + edge.dataset.call) &&
        (byNeed.value === "" || !edge.dataset.to.startsWith("s") || edge.dataset.to === "s" + byNeed.value);
      edge.toggleAttribute("hidden", !keep);
      if (keep) used.add(edge.dataset.from).add(edge.dataset.to);
    }
    for (const [id, node] of nodes) node.toggleAttribute("hidden", !used.has(id));
    const lowest = top + step * (kept.length - 1);
    place("p", heights, lowest);
    place("s", heights, lowest);
    draw(heights);
    shown.textContent = `${kept.length} of ${calls.length} kinds of request`;
  }

  function trace(node) {
    picture.classList.toggle("tracing", node !== null);
    if (node === null) return;
    const id = node.dataset.id;
    const calls = new Set(edges.filter(edge => edge.dataset.from === id || edge.dataset.to === id).map(edge => edge.dataset.call));
    for (const edge of edges) {
      const touches = edge.dataset.from === id || edge.dataset.to === id;
      const leadsOn = !id.startsWith("s") ? edge.dataset.to.startsWith("s") : edge.dataset.from.startsWith("p");
      edge.classList.toggle("lit", touches || (leadsOn && calls.has(edge.dataset.call)));
    }
  }

  byCredential.addEventListener("change", filter);
  byNeed.addEventListener("change", filter);
  picture.addEventListener("mouseover", event => trace(event.target.closest(".node")));
  picture.addEventListener("mouseleave", () => trace(null));
  filter();
})();
