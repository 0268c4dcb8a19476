// The maps, and the table of places with their first events
{
  const { data, numbers, number } = page;
  const rows = [...document.querySelectorAll("#places-table tbody tr")];
  let maps = [];
  function place() {
    const counts = rows.map(() => 0);
    (data.places || []).forEach((at, n) => { if (at >= 0 && page.isShown(n)) counts[at] += 1; });
    rows.forEach((row, at) => {
      row.hidden = !counts[at];
      let left = counts[at];
      for (const item of row.querySelectorAll(".at:not(.more)")) {
        item.hidden = !page.isShown(numbers.get(item.firstChild.hash.slice(1)));
        left -= !item.hidden;
      }
      const more = row.querySelector(".more");
      if (!more) return;
      more.hidden = !left;
      more.textContent = `${left < counts[at] ? "and " : ""}${number.format(left)} more`;
    });
    const [least, each] = data.sizes || [];
    for (const { view, points, of, element } of maps) {
      const drawn = points.map((point, n) => ({ ...point, s: least + each * counts[of[n]] }))
        .filter((_, n) => counts[of[n]]);
      view.data("points", drawn).runAsync();
      element.setAttribute("aria-label",
        `Map of ${number.format(drawn.length)} ${drawn.length === 1 ? "place" : "places"} of the events. The table below has the same.`);
    }
  }
  page.follow(place);
  if (data.maps) {
    const elements = [...document.querySelectorAll(".places")];
    Promise.all(data.maps.map(({ chart, points, of }, n) =>
      page.embed(elements[n], chart, false).then((view) => ({ view, points, of, element: elements[n] }))
    )).then((found) => {
      maps = found;
      place();
      for (const live of document.querySelectorAll(".live-map")) live.hidden = false;
      document.documentElement.classList.add("mapped");
    }).catch(() => { maps = []; });
  }
}
