"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const filter = document.getElementById("filter");
  const count = document.getElementById("count");
  const events = [...document.querySelectorAll(".event")];
  const years = [...document.querySelectorAll(".year")];
  const number = new Intl.NumberFormat("en");
  document.documentElement.classList.add("scripted");

  // The filter: events are hidden, never removed, so that links to them can show them again.
  let texts = null;
  let shown = events.map(() => true);
  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  // Words, and phrases in quotes, also in typographic ones or while the second quote is missing.
  const parts = (text) => [...text.matchAll(/["“„]([^"“”]*)["“”]?|[^\s"“”„]+/g)]
    .map((found) => folded(found[1] === undefined ? found[0] : found[1]).trim()).filter(Boolean);
  const has = (list, value) => value === "" || list.includes(Number(value));

  function apply() {
    const kinds = new Set([...filter.querySelectorAll("[name=kind]:checked")].map((box) => Number(box.value)));
    const actor = filter.elements.actor.value;
    const tag = filter.elements.tag.value;
    const words = parts(filter.elements.text.value);
    if (words.length && !texts) texts = events.map((event) => folded(event.textContent));
    let found = 0;
    shown = data.events.map(([kind, actors, tags], at) => {
      const is = kinds.has(kind) && has(actors, actor) && has(tags, tag)
        && words.every((word) => texts[at].includes(word));
      found += is;
      return is;
    });
    const open = new Set();
    events.forEach((event, at) => {
      if (event.hidden === shown[at]) event.hidden = !shown[at];
      if (shown[at]) open.add(event.parentNode);
    });
    for (const year of years) year.hidden = !open.has(year);
    place();
    document.documentElement.classList.toggle("filtered", found < events.length);
    const all = number.format(events.length);
    count.textContent = found === events.length
      ? `All ${all} events are shown.`
      : `${number.format(found)} of ${all} events are shown.`;
    requestAnimationFrame(() => setTimeout(draw));
  }

  // The map, and the table of places with their first events
  const rows = [...document.querySelectorAll("#places-table tbody tr")];
  const numbers = new Map(rows.length ? events.map((event, at) => [event.id, at]) : []);
  let map = null;
  function place() {
    const counts = rows.map(() => 0);
    (data.places || []).forEach((at, n) => { if (at >= 0 && shown[n]) counts[at] += 1; });
    rows.forEach((row, at) => {
      row.hidden = !counts[at];
      let left = counts[at];
      for (const item of row.querySelectorAll(".at:not(.more)")) {
        item.hidden = !shown[numbers.get(item.firstChild.hash.slice(1))];
        left -= !item.hidden;
      }
      const more = row.querySelector(".more");
      if (!more) return;
      more.hidden = !left;
      more.textContent = `${left < counts[at] ? "and " : ""}${number.format(left)} more`;
    });
    if (!map) return;
    const [least, each] = data.sizes;
    const drawn = data.points.map((point, at) => ({ ...point, s: least + each * counts[at] }))
      .filter((_, at) => counts[at]);
    map.data("points", drawn).runAsync();
    document.getElementById("places").setAttribute("aria-label",
      `Map of ${number.format(drawn.length)} places of the events. The table below has the same.`);
  }

  let wait = 0;
  function later(pause) {
    clearTimeout(wait);
    wait = setTimeout(apply, pause);
  }

  filter.hidden = false;
  filter.addEventListener("input", (event) => later(event.target.name === "text" ? 150 : 0));
  filter.addEventListener("reset", () => later(0));
  filter.addEventListener("submit", (event) => { event.preventDefault(); apply(); });

  // A link leads to an event that the filter hides: all events are shown again.
  function reveal(id) {
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) {
      filter.reset();
      clearTimeout(wait);
      apply();
    }
    target.scrollIntoView();
    if (target.matches(".event")) target.focus({ preventScroll: true });
  }
  addEventListener("hashchange", () => reveal(decodeURIComponent(location.hash.slice(1))));

  // The lanes
  let view = null;
  const chart = document.getElementById("chart");
  const bars = () => data.bars.filter((bar) => shown[bar.n]);
  function draw() {
    if (!view) return;
    const drawn = bars();
    view.data("bars", drawn).runAsync();
    chart.setAttribute("aria-label", `${number.format(drawn.length)} events in lanes over time, `
      + "one lane for each kind. The list of events has all that they show.");
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const options = { mode: "vega", ast: true, actions: false, renderer: "canvas", defaultStyle: false, logLevel: 1 };
  function paint(chart) {
    const colours = data.colours[dark.matches ? "dark" : "light"];
    for (const [name, value] of Object.entries(colours)) chart.signal(name, value);
    chart.runAsync();
  }
  if (data.map) {
    vegaEmbed(document.getElementById("places"), data.map, { ...options, tooltip: false }).then((result) => {
      map = result.view;
      paint(map);
      place();
      document.querySelector(".live-map").hidden = false;
      document.documentElement.classList.add("mapped");
      dark.addEventListener("change", () => paint(map));
    }).catch(() => { map = null; });
  }
  if (!data.chart) {
    apply();
    return;
  }
  const period = document.getElementById("period");
  const [first, last] = data.domain;
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;

  function point(handler, event, item, value) {
    tip.hidden = value === null;
    if (tip.hidden) return;
    const [title, day] = ["h4", ".when"].map((part) => events[item.datum.n].querySelector(part));
    tip.textContent = `${title.textContent}\n${day.firstChild.textContent}`;
    const box = chart.getBoundingClientRect();
    const left = event.clientX - box.left;
    tip.style.left = `${Math.max(0, Math.min(left + 12, box.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.min(event.clientY - box.top + 14, box.height - tip.offsetHeight - 4)}px`;
  }
  function zoom(how) {
    const [from, to] = (view.signal(data.zoom) || data.domain).map(Number);
    const middle = (from + to) / 2;
    const half = (to - from) / 2;
    const by = { in: [0, 0.5], out: [0, 2], back: [-1, 1], on: [1, 1] }[how];
    let range = [first, last];
    if (by) {
      const width = Math.min(Math.max(half * by[1], 604800000), (last - first) / 2);
      const at = Math.min(Math.max(middle + by[0] * half, first + width), last - width);
      range = [at - width, at + width];
    }
    view.signal(data.zoom, range).runAsync();
    // Years as everywhere in the report, and not with six digits and a sign.
    const day = (time) => new Date(time).toISOString().replace(/T.*/, "").replace(/^[+-]0*(?=\d{4})/, (sign) => sign.replace(/[+0]/g, ""));
    period.textContent = ` Shown: ${day(range[0])} to ${day(range[1])}.`;
  }

  document.getElementById("live").hidden = false;
  vegaEmbed(chart, data.chart, {
    ...options, tooltip: point,
  }).then((result) => {
    view = result.view;
    chart.append(tip);
    paint(view);
    apply();
    dark.addEventListener("change", () => paint(view));
    let pressed = [0, 0];
    chart.addEventListener("pointerdown", (event) => { pressed = [event.clientX, event.clientY]; }, true);
    view.addEventListener("click", (event, item) => {
      const moved = Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 4;
      if (moved || !item || !item.datum || item.datum.n === undefined) return;
      const id = events[item.datum.n].id;
      if (location.hash === `#${id}`) reveal(id);
      else location.hash = id;
    });
    for (const button of document.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => zoom(button.dataset.zoom));
    }
    chart.dataset.drawn = "";
  }).catch(() => {
    document.getElementById("live").hidden = true;
    document.documentElement.classList.remove("scripted");
    apply();
  });
})();
