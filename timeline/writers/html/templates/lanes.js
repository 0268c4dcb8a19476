// The lanes: what they show is placed anew at each zoom, so that only that is drawn, and titles have
// the space that there is (`still.py` does the same for the whole axis).
if (page.data.chart) {
  const { data, events, number } = page;
  const { edge, narrow, arrow, gap, clear, least, few, font, line } = data.rules;
  const chart = document.getElementById("chart");
  const period = document.getElementById("period");
  const [first, last] = data.domain;
  const shortest = Math.min(14 * 86400000, last - first);
  const ruler = document.createElement("canvas").getContext("2d");
  const titles = new Map();
  const rows = new Map();
  for (const bar of data.bars) {
    if (!rows.has(bar.y)) rows.set(bar.y, []);
    rows.get(bar.y).push(bar);
  }
  let view = null;
  let range = [first, last];
  let width = 0;

  function title(n) {
    if (!titles.has(n)) {
      const status = events[n].querySelector(".about .doubt");
      const text = events[n].querySelector("h4").textContent + (status ? ` (${status.textContent})` : "");
      ruler.font = font;
      titles.set(n, [text, ruler.measureText(text).width + 1]);
    }
    return titles.get(n);
  }

  // What is in a row, from left to right: events by the pixels from `x` to `w`.
  function seen(row) {
    const scale = width / (range[1] - range[0]);
    const pixel = (time) => Math.min(Math.max((time - range[0]) * scale, -100), width + 100);
    const found = [];
    for (const bar of row) {
      if (bar.b < range[0] || bar.a > range[1] || !page.isShown(bar.n)) continue;
      const open = bar.o || "";
      const [x, w] = [pixel(bar.a), pixel(bar.b)];
      const certain = bar.c === undefined ? null : [pixel(bar.c), pixel(bar.d)];
      const ends = [x - arrow * open.includes("l"), w + arrow * open.includes("r")];
      const parts = (bar.s || []).filter(([a, b]) => b >= range[0] && a <= range[1]).map((part) => part.map(pixel));
      found.push({ bar, open, x, w, certain, parts, ends, y: (bar.y + bar.z) / 2 });
    }
    return found;
  }

  function marks({ bar, open, x, w, certain, parts, y }, found) {
    const n = { n: bar.n, ...(bar.p && { p: 1 }) };
    const height = { y: bar.y, z: bar.z };
    const s = (0.75 * (bar.z - bar.y)) ** 2;
    if (w - x < narrow) {
      if (!open) found.points.push({ ...n, x: (x + w) / 2, y, s, ...(certain && { c: 1 }) });
    } else {
      if (bar.s) {
        found.possible.push({ ...n, x, w, y: y - 1, z: y + 1 });
        for (const [first, last] of parts) {
          if (last - first < narrow) found.points.push({ ...n, x: (first + last) / 2, y, s });
          else found.possible.push({ ...n, x: first, w: last, ...height });
        }
      } else if (bar.c !== bar.a || bar.d !== bar.b) found.possible.push({ ...n, x, w, ...height });
      if (certain) found.sure.push({ ...n, x: certain[0], w: Math.max(certain[1], certain[0] + 1), ...height });
    }
    if (open.includes("l")) found.left.push({ ...n, x, y });
    if (open.includes("r")) found.right.push({ ...n, x: w, y });
  }

  // Each title is where it fits, or else where more of it does: after, before or on its bar.
  function name(row, found) {
    let taken = 0;
    row.forEach(({ bar, x, w, certain, ends: [begin, end], y }, at) => {
      const [text, need] = title(bar.n);
      const limit = at + 1 < row.length ? Math.min(row[at + 1].ends[0], width) : width;
      const after = limit - end - gap - clear;
      const before = begin - taken - gap - clear;
      const left = need > after && (need <= before || before > after);
      const room = left ? before : after;
      const on = Math.min(w, width) - Math.max(x, 0) - 2 * gap;
      const part = { n: bar.n, y, t: text };
      taken = end;
      if (room < need && on > room && !bar.s && (!certain || bar.c === bar.a && bar.d === bar.b)) {
        if (on >= least) found.titles.push({ ...part, x: Math.max(x, 0) + gap, l: on, i: !!certain });
      } else if (room >= Math.min(need, least)) {
        found.titles.push({ ...part, x: left ? begin - gap : end + gap, l: room, r: left });
        if (!left) taken += gap + Math.min(need, room);
      }
    });
  }

  function placed() {
    const found = { possible: [], sure: [], points: [], left: [], right: [], titles: [] };
    const inRows = [...rows.values()].map(seen).filter((row) => row.length);
    const all = inRows.flat();
    for (const each of all) marks(each, found);
    if (all.length <= few && data.bars[0].z - data.bars[0].y >= line) for (const row of inRows) name(row, found);
    return found;
  }

  let isAsked = false;
  function draw() {
    if (isAsked || !view) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      if (width <= 0) return; // not measured yet, or not shown, as on paper
      view.signal("from", range[0]).signal("to", range[1]);
      if (view.width() !== width) view.width(width);
      for (const [layer, found] of Object.entries(placed())) view.data(layer, found);
      view.runAsync().then(() => { chart.dataset.drawn = ""; });
    });
  }
  function describe() {
    const count = data.bars.filter((bar) => page.isShown(bar.n)).length;
    chart.setAttribute("aria-label", `${number.format(count)} ${count === 1 ? "event" : "events"} in lanes over time, `
      + "one lane for each kind. The list of events has all that they show.");
  }

  // A day as in the list: years before 1 are BC.
  const months = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });
  function day(time) {
    const date = new Date(time);
    const year = date.getUTCFullYear();
    return `${date.getUTCDate()} ${months.format(date)} ${year > 0 ? String(year).padStart(4, "0") : `${1 - year} BC`}`;
  }
  function say() {
    const all = data.bars.filter((bar) => page.isShown(bar.n));
    const [before, after] = [all.filter((bar) => bar.b < range[0]), all.filter((bar) => bar.a > range[1])]
      .map((beyond) => beyond.length);
    const inside = all.length - before - after;
    const where = inside || !all.length ? "" : `: ${number.format(before)} earlier, ${number.format(after)} later`;
    period.textContent = `Shown: ${day(range[0])} to ${day(range[1] - 1)}, `
      + `${number.format(inside)} of ${number.format(all.length)} events${where}`;
  }
  let saying = 0;
  // Shows the period around a moment that is `share` of the width from its left.
  function show(moment, length, share) {
    const long = Math.min(Math.max(length, shortest), last - first);
    const from = Math.min(Math.max(moment - share * long, first), last - long);
    range = [from, from + long];
    draw();
    clearTimeout(saying); // not at each step: it is read aloud, and lays out the page again
    saying = setTimeout(say, 200);
  }
  const length = () => range[1] - range[0];
  const middle = (moved = 0) => (range[0] + range[1]) / 2 + moved * length();
  // The middle, or the begin or end of an event that is nearest to it, if the half round it has none.
  function nearest() {
    const at = middle();
    const distance = (moment) => Math.abs(moment - at);
    const ends = data.bars.filter((bar) => page.isShown(bar.n)).flatMap((bar) => [bar.a, bar.b])
      .filter((moment) => moment > first && moment < last);
    const found = ends.reduce((best, each) => (distance(each) < distance(best) ? each : best), ends[0]);
    return ends.length && distance(found) > length() / 4 ? found : at;
  }
  const buttons = {
    in: () => show(nearest(), length() / 2, 0.5),
    out: () => show(middle(), length() * 2, 0.5),
    back: () => show(middle(-0.5), length(), 0.5),
    on: () => show(middle(0.5), length(), 0.5),
    all: () => show(first, last - first, 0),
  };
  const move = (share) => show(middle(share), length(), 0.5);
  const keys = {
    "+": buttons.in, "=": buttons.in, "-": buttons.out, Home: buttons.all,
    ArrowLeft: () => move(-0.1), ArrowRight: () => move(0.1),
  };
  chart.parentNode.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", buttons[button.dataset.zoom]);
  }
  const share = (event) => (event.clientX - chart.getBoundingClientRect().left - edge) / width;
  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = Math.min(Math.max(share(event), 0), 1);
    const lines = event.deltaMode ? 16 : 1;
    show(range[0] + at * length(), length() * 1.002 ** (event.deltaY * lines), at);
  }, { passive: false });
  let drag = null;
  chart.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    drag = { x: event.clientX, from: range[0], moved: false };
    event.preventDefault();
    chart.parentNode.focus({ preventScroll: true });
  });
  addEventListener("pointermove", (event) => {
    if (!drag || !event.buttons) return;
    const x = event.clientX - drag.x;
    drag.moved = drag.moved || Math.abs(x) > 4;
    if (drag.moved) show(drag.from - x / width * length(), length(), 0);
  });

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  function point(handler, event, item, value) {
    tip.hidden = value === null;
    if (tip.hidden) return;
    const [name, day] = ["h4", ".when"].map((part) => events[item.datum.n].querySelector(part));
    tip.textContent = `${name.textContent}\n${day.firstChild.textContent}`;
    const box = chart.getBoundingClientRect();
    const left = event.clientX - box.left;
    tip.style.left = `${Math.max(0, Math.min(left + 12, box.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.min(event.clientY - box.top + 14, box.height - tip.offsetHeight - 4)}px`;
  }

  addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });

  document.getElementById("live").hidden = false;
  page.embed(chart, data.chart, point).then((made) => {
    view = made;
    chart.append(tip);
    view.addEventListener("click", (event, item) => {
      if (drag && drag.moved || !item || !item.datum || item.datum.n === undefined) return;
      const { id } = events[item.datum.n];
      if (location.hash === `#${id}`) page.reveal(id);
      else location.hash = id;
    });
    page.follow(() => { draw(); describe(); say(); });
    new ResizeObserver(() => {
      width = chart.clientWidth - 2 * edge;
      draw();
    }).observe(chart);
  }).catch(() => {
    document.getElementById("live").hidden = true;
    document.documentElement.classList.remove("scripted");
  });
}
