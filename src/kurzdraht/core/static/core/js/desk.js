// The desk by keyboard. Every page works without; single keys can be switched off (WCAG 2.1.4), Ctrl+K stays.

const OFF = "kd-keys";
const keysAreOn = () => localStorage.getItem(OFF) !== "off";
const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable='true'], dialog[open]");

// Search: "/" or Ctrl+K leads there, arrows go through what was found, Escape closes.
const quick = document.querySelector("[data-kd-quick]");
const hits = quick?.querySelector("#schnelltreffer");
const search = quick?.querySelector("input[type='search']");

function closeHits() {
  hits?.replaceChildren();
}

quick?.addEventListener("keydown", (event) => {
  const links = [...hits.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "Escape" && hits.childElementCount) {
    event.preventDefault();
    closeHits();
    search.focus();
  } else if (event.key === "ArrowDown" && links.length) {
    event.preventDefault();
    links[Math.min(at + 1, links.length - 1)].focus();
  } else if (event.key === "ArrowUp" && at >= 0) {
    event.preventDefault();
    (at === 0 ? search : links[at - 1]).focus();
  }
});
quick?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !quick.contains(event.relatedTarget)) closeHits();
});
document.addEventListener("click", (event) => {
  if (quick && !quick.contains(event.target)) closeHits();
});

// A list of choices closes with Escape, and when focus or the pointer goes elsewhere.
document.querySelectorAll("details[data-kd-closing]").forEach((choice) => {
  choice.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && choice.open) {
      choice.open = false;
      choice.querySelector("summary").focus();
    }
  });
  choice.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !choice.contains(event.relatedTarget)) choice.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!choice.contains(event.target)) choice.open = false;
  });
});

// The list of tasks: a chosen row, its panel beside it.
const rows = () => [...document.querySelectorAll("[data-kd-task]")];
const focused = () => document.activeElement?.closest("[data-kd-task]");
const chosen = () => focused() ?? document.querySelector("[data-kd-task][aria-current='true']");
const card = () => document.querySelector("[data-kd-card]");
const isBeside = () => matchMedia("(min-width: 75em)").matches;
let waiting = 0;

function choose(row, { focus = true } = {}) {
  if (!row) return;
  rows().forEach((other) => other.toggleAttribute("aria-current", false));
  row.setAttribute("aria-current", "true");
  if (focus) row.querySelector(".kd-task__title").focus();
  clearTimeout(waiting);
  if (isBeside() && card()?.dataset.kdCard !== row.dataset.kdTask) waiting = setTimeout(() => show(row), 120);
}

function show(row) {
  const panel = document.querySelector("[data-kd-panel]");
  if (!panel || !window.htmx || !row.isConnected) return Promise.resolve();
  const url = row.querySelector(".kd-task__more").getAttribute("href");
  return window.htmx.ajax("GET", url, { target: "#aufgabe", swap: "innerHTML" });
}

async function withCard(act) {
  const row = chosen() ?? rows()[0];
  if (!row) return;
  choose(row, { focus: false });
  clearTimeout(waiting);
  if (card()?.dataset.kdCard !== row.dataset.kdTask) await show(row);
  if (card()?.dataset.kdCard === row.dataset.kdTask) act(card());
}

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(focused());
  choose(all[at < 0 ? Math.max(all.indexOf(chosen()), 0) : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  e: () => withCard((open) => open.querySelector("[data-kd-done] button").click()),
  w: () => {
    if (isBeside()) withCard((open) => open.querySelector("[data-kd-defer] button").focus());
    else (chosen() ?? rows()[0])?.querySelector(".kd-task__more").click();
  },
  z: () => document.querySelector("[data-kd-undo] button")?.click(),
  "?": () => document.querySelector("[data-kd-dialog]")?.showModal(),
  "/": () => search?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key.toLowerCase() === "k" && search) {
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !keysAreOn() || isTyping(event.target)) return;
  const act = KEYS[event.key.toLowerCase()];
  const isOfHome = !["/"].includes(event.key);
  if (!act || (isOfHome && !document.querySelector("[data-kd-today]"))) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  const row = event.target.closest?.("[data-kd-task]");
  if (row && !event.target.closest("a, button")) choose(row, { focus: false });
  if (row && event.target.closest(".kd-task__more") && isBeside() && window.htmx && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    choose(row, { focus: false });
    withCard((open) => open.querySelector("a, button")?.focus());
  }
  if (event.target.closest?.("[data-kd-help]")) KEYS["?"]();
});
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-kd-switch]")) return;
  if (event.target.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "off");
});

// After an act the list is new: say what happened, and go on at the same place.
let place = 0;
document.addEventListener("htmx:before:request", () => {
  place = Math.max(rows().indexOf(chosen()), 0);
});
document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx?.select !== "#heute") return;
  begin();
  const said = document.querySelector("[data-kd-said]");
  const sentence = document.querySelector("[data-kd-decision] p");
  if (said) said.textContent = sentence?.textContent.trim() ?? "";
  const all = rows();
  const next = all[Math.min(place, all.length - 1)];
  if (next) choose(next);
  else document.querySelector("#inhalt")?.focus();
});

function begin() {
  document.querySelectorAll("[data-kd-keys]").forEach((keys) => {
    keys.hidden = false;
    keys.querySelector("[data-kd-switch]").checked = keysAreOn();
  });
}
begin();
