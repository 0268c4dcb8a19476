// The map, and the table of places with their first events
{
  const { data, numbers, number } = page;
  const rows = [...document.querySelectorAll("#places-table tbody tr")];
  let map = null;
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
    if (!map) return;
    const [least, each] = data.sizes;
    const drawn = data.points.map((point, at) => ({ ...point, s: least + each * counts[at] }))
      .filter((_, at) => counts[at]);
    map.data("points", drawn).runAsync();
    document.getElementById("places").setAttribute("aria-label",
      `Map of ${number.format(drawn.length)} ${drawn.length === 1 ? "place" : "places"} of the events. The table below has the same.`);
  }
  page.follow(place);
  if (data.map) {
    page.embed(document.getElementById("places"), data.map, false).then((view) => {
      map = view;
      place();
      document.querySelector(".live-map").hidden = false;
      document.documentElement.classList.add("mapped");
    }).catch(() => { map = null; });
  }
}
