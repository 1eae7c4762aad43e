// The map names what the pointer is on, and map and table point at each other. Without it titles and links still work.

const SVG = "http://www.w3.org/2000/svg";

document.querySelectorAll("[data-kd-map-page]").forEach((page) => {
  const map = page.querySelector(".kd-map--fine");
  if (!map) return;
  const places = new Map();
  map.querySelectorAll("a").forEach((place) => {
    const title = place.querySelector("title");
    place.dataset.words = title.textContent;
    title.remove();
    places.set(place.getAttribute("href"), place);
  });
  const box = map.viewBox.baseVal;
  const hasNames = box.width < 900;
  let shown = null;

  function show(place) {
    if (shown?.place === place) return;
    hide();
    place.classList.add("is-found");
    place.parentNode.append(place);
    shown = { place, words: hasNames ? null : words(place) };
    const row = rowOf(place);
    row?.classList.add("is-found");
  }

  function hide() {
    if (!shown) return;
    shown.place.classList.remove("is-found");
    rowOf(shown.place)?.classList.remove("is-found");
    shown.words?.remove();
    shown = null;
  }

  function words(place) {
    const around = place.getBBox();
    const scale = Number(place.parentNode.transform.baseVal[0]?.matrix.a ?? 1);
    const isRight = around.x * scale > box.width * 0.62;
    const text = document.createElementNS(SVG, "text");
    const [name, ...more] = place.dataset.words.split(", ");
    text.setAttribute("class", "kd-map__name kd-map__name--strong");
    text.setAttribute("text-anchor", isRight ? "end" : "start");
    const x = isRight ? around.x * scale - 8 : (around.x + around.width) * scale + 8;
    const y = (around.y + around.height / 2) * scale;
    [name, more.join(", ")].filter(Boolean).forEach((line, number) => {
      const span = document.createElementNS(SVG, "tspan");
      span.setAttribute("x", x);
      span.setAttribute("y", y + number * 24);
      if (number) span.setAttribute("class", "kd-map__more");
      span.textContent = line;
      text.append(span);
    });
    map.append(text);
    return text;
  }

  function rowOf(place) {
    return [...page.querySelectorAll(".kd-table th a")].find((link) => link.getAttribute("href") === place.getAttribute("href"))?.closest("tr");
  }

  function placeOf(target) {
    const link = target.closest(".kd-table tr")?.querySelector("th a") ?? target.closest(".kd-names a");
    return link ? places.get(link.getAttribute("href")) : null;
  }

  map.addEventListener("pointerover", (event) => {
    const place = event.target.closest("a");
    if (place) show(place);
  });
  map.addEventListener("pointerleave", hide);
  for (const kind of ["pointerover", "focusin"]) {
    page.addEventListener(kind, (event) => {
      const place = placeOf(event.target);
      if (place) show(place);
    });
  }
  page.addEventListener("focusout", hide);
});
