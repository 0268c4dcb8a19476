"use strict";
// The events of the page, their filter, and links to them. `lanes.js` and `places.js` draw the charts.
const page = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const filter = document.getElementById("filter");
  const count = document.getElementById("count");
  const events = [...document.querySelectorAll(".event")];
  const years = [...document.querySelectorAll(".year")].map((section) => {
    const link = document.querySelector(`.years a[href="#${section.firstElementChild.id}"]`);
    return { section, entry: link && link.parentNode };
  });
  const numbers = new Map(events.map((event, at) => [event.id, at]));
  const contested = [...document.querySelectorAll("#disputes ~ ul > li:not(.none)")]
    .map((item) => [item, numbers.get(item.firstChild.hash.slice(1))]);
  const number = new Intl.NumberFormat("en");
  document.documentElement.classList.add("scripted");

  // The filter: events are hidden, never removed, so that links to them can show them again.
  let texts = null;
  let shown = events.map(() => true);
  const following = [];
  // As they are compared: without case and accents, and as a keyboard writes them.
  const folded = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, " ");
  // A number is found with and without the separators of its thousands.
  const ungrouped = (text) => text.replace(/(\d),(?=\d{3}(?!\d))/g, "$1");
  // Words, and phrases in quotes, also in typographic ones or while the second quote is missing.
  const parts = (text) => [...text.matchAll(/["“„]([^"“”]*)["“”]?|[^\s"“”„]+/g)]
    .map((found) => folded(found[1] === undefined ? found[0] : found[1]).trim()).filter(Boolean);
  // What the text of the filter finds: data, each in an element of its own, and no words of the report.
  const DATA = "bdi, [dir=auto]:not(.cells), .cells td, .when";
  function searched(event) {
    const found = [...event.querySelectorAll(DATA)].map((part) => part.textContent);
    const text = folded([...found, ...cited(event)].join("\0")); // no word or phrase goes from one to the next
    return text === ungrouped(text) ? text : `${text}\0${ungrouped(text)}`;
  }
  const has = (list, value) => value === "" || list.includes(Number(value));

  // The sources that an event cites, as the list of them names each: also its publisher and its key.
  const names = new Map();
  function nameOf(note) {
    if (!names.has(note)) {
      const at = document.querySelector(`#${note} a[href^="#s-"]`).getAttribute("href").slice(1);
      const source = document.getElementById(at);
      names.set(note, [source.querySelector("bdi"), source.querySelector(".key")].map((part) => part.textContent).join(" "));
    }
    return names.get(note);
  }
  const cited = (event) => new Set([...event.querySelectorAll("a.note")].map((link) => nameOf(link.getAttribute("href").slice(1))));

  // What the filter asks for, in words: on paper its fields are not there.
  function asked() {
    const boxes = [...filter.querySelectorAll("[name=kind]")];
    const on = boxes.filter((box) => box.checked).map((box) => box.dataset.name);
    const chosen = (field) => field.selectedOptions[0].dataset.name;
    const { actor, tag, text } = filter.elements;
    return [
      on.length < boxes.length && ["Kinds", on.join(", ") || "none"],
      actor.value && ["Actor", chosen(actor)], tag.value && ["Tag", chosen(tag)],
      text.value.trim() && ["Text", text.value.trim()],
    ].filter(Boolean).flatMap(([label, value], at) => {
      const isolated = document.createElement("bdi");
      isolated.textContent = value;
      return [`${at ? "; " : ""}${label} `, isolated];
    });
  }

  // Each entry of the history has its filter: on the way back, a reader finds the page as it was.
  const state = () => new URLSearchParams(new FormData(filter)).toString();
  function keep() {
    if (history.state !== state()) history.replaceState(state(), "");
  }
  function restore() {
    const kept = new URLSearchParams(history.state);
    for (const box of filter.querySelectorAll("[name=kind]")) box.checked = kept.getAll("kind").includes(box.value);
    for (const name of ["text", "actor", "tag"]) filter.elements[name].value = kept.get(name) || "";
  }

  function apply() {
    const kinds = new Set([...filter.querySelectorAll("[name=kind]:checked")].map((box) => Number(box.value)));
    const actor = filter.elements.actor.value;
    const tag = filter.elements.tag.value;
    const words = parts(filter.elements.text.value);
    if (words.length && !texts) texts = events.map(searched);
    let found = 0;
    shown = data.events.map(([kind, actors, tags], at) => {
      const is = kinds.has(kind) && has(actors, actor) && has(tags, tag)
        && words.every((word) => texts[at].includes(word) || texts[at].includes(ungrouped(word)));
      found += is;
      return is;
    });
    const open = new Map();
    events.forEach((event, at) => {
      if (event.hidden === shown[at]) {
        event.hidden = !shown[at];
        event.classList.remove("drawn"); // many that are shown again are drawn as after loading
      }
      if (shown[at]) open.set(event.parentNode, (open.get(event.parentNode) || 0) + 1);
    });
    for (const { section, entry } of years) {
      section.hidden = !open.has(section);
      if (!entry) continue;
      entry.hidden = section.hidden;
      entry.lastElementChild.textContent = number.format(open.get(section) || 0);
    }
    for (const [item, at] of contested) item.hidden = !shown[at];
    const none = document.querySelector("#disputes ~ ul > .none");
    if (none) none.hidden = contested.some(([item]) => !item.hidden);
    filter.querySelector("#asked").replaceChildren("Filter: ", ...asked());
    document.documentElement.classList.toggle("filtered", found < events.length);
    const all = number.format(events.length);
    count.textContent = found === events.length
      ? all === "1" ? "The only event is shown." : `All ${all} events are shown.`
      : `${number.format(found)} of ${all} events are shown.`;
    for (const changed of following) changed();
    keep();
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

  // Paper has only the notes and sources of the events on it.
  addEventListener("beforeprint", () => {
    const cited = new Set();
    const note = (element) => { for (const link of element.querySelectorAll("a[href^='#n'], a[href^='#s-']")) cited.add(link.hash.slice(1)); };
    events.forEach((event, at) => shown[at] && note(event));
    for (const entry of document.querySelectorAll(".notes > li, .sources > li")) {
      const is = cited.has(entry.id);
      entry.classList.toggle("uncited", !is);
      if (is && entry.matches(".notes > li")) note(entry);
    }
  });

  // A link leads to an event that the filter hides: all events are shown again.
  function reveal(id) {
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) {
      filter.reset();
      clearTimeout(wait);
      apply();
      count.textContent += " The filter is off: it had hidden what the link leads to.";
    }
    target.scrollIntoView();
    if (target.matches(".event")) target.focus({ preventScroll: true });
  }
  addEventListener("click", ({ target }) => { // to where the address leads already: no step in the history
    const link = target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal(link.hash.slice(1));
  });
  addEventListener("popstate", () => {
    if (history.state === null) { // a link inside the page
      keep();
      reveal(location.hash.slice(1));
    } else if (history.state !== state()) { // back or forward, to what had another filter
      restore();
      apply();
    }
  });

  // A long list is drawn where it comes into view (`.many`), and the rest of it while there is
  // nothing else to do: then a picture of the page has all of it, and search finds it as quickly.
  // Each step takes a tenth of a second, however few it draws: so it draws many.
  const idle = window.requestIdleCallback || ((go) => setTimeout(go, 20));
  const listed = [...document.querySelectorAll(".many :is(.event, .notes li, .sources li)")];
  let isDrawing = true; // from the end of loading on
  function drawRest() {
    const rest = listed.filter((part) => !part.hidden && !part.classList.contains("drawn"));
    isDrawing = rest.length > 0;
    if (isDrawing) idle(() => {
      for (const part of rest.slice(0, 500)) part.classList.add("drawn");
      requestAnimationFrame(drawRest); // they are laid out before the next ones
    });
  }
  const charts = [];
  addEventListener("load", () => Promise.allSettled(charts).then(() => setTimeout(drawRest, 500)));
  following.push(() => {
    if (!isDrawing) setTimeout(drawRest, 500);
    isDrawing = true;
  });

  // The charts: how both are drawn, in the colours of the scheme.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const options = { mode: "vega", ast: true, actions: false, renderer: "canvas", defaultStyle: false, logLevel: 1 };
  function embed(place, chart, tooltip) {
    charts.push(vegaEmbed(place, chart, { ...options, tooltip }));
    return charts.at(-1).then(({ view }) => {
      const paint = () => {
        const colours = data.colours[dark.matches ? "dark" : "light"];
        for (const [name, value] of Object.entries(colours)) view.signal(name, value);
        return view.runAsync();
      };
      dark.addEventListener("change", paint);
      return paint().then(() => view);
    });
  }

  if (history.state !== null) restore();
  apply();
  return {
    data, events, numbers, number, embed, reveal,
    isShown: (n) => shown[n],
    // Calls a function now, and each time the filter has changed.
    follow(changed) { following.push(changed); changed(); },
  };
})();
