// Working lists. Ticking, sending and sorting work without this; it adds ranges, keys and the count.
{
  const rows = document.querySelector("[data-kd-rows]");
  const boxes = () => [...rows.querySelectorAll("input[name='zeile']")];
  let last = null;

  function show() {
    const ticked = boxes().filter((box) => box.checked).length;
    const all = rows.querySelector("input[name='alle']");
    const count = rows.querySelector("[data-kd-count]");
    const bulk = rows.querySelector("[data-kd-bulk]");
    const every = rows.querySelector("[data-kd-tick-all] input");
    bulk.hidden = !ticked && !all?.checked;
    count.textContent = count.dataset.text.replace("#", ticked);
    count.hidden = Boolean(all?.checked);
    every.checked = ticked > 0 && ticked === boxes().length;
    every.indeterminate = ticked > 0 && ticked < boxes().length;
  }

  function tickRange(from, to) {
    const list = boxes();
    const [first, final] = [list.indexOf(from), list.indexOf(to)].sort((one, other) => one - other);
    list.slice(first, final + 1).forEach((box) => { box.checked = to.checked; });
  }

  if (rows) {
    rows.querySelector("[data-kd-tick-all]").hidden = false;
    rows.addEventListener("click", (event) => {
      const box = event.target.closest("input[name='zeile']");
      if (!box) return;
      if (event.shiftKey && last && last !== box) tickRange(last, box);
      last = box;
      show();
    });
    rows.addEventListener("change", (event) => {
      if (event.target.closest("[data-kd-tick-all]")) boxes().forEach((box) => { box.checked = event.target.checked; });
      show();
    });
    rows.addEventListener("reset", () => setTimeout(show));
    rows.addEventListener("keydown", (event) => {
      const box = event.target.closest("input[name='zeile']");
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (box && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        const list = boxes();
        const next = list[list.indexOf(box) + (event.key === "ArrowDown" ? 1 : -1)];
        if (!next) return;
        event.preventDefault();
        next.focus();
      } else if (box && event.key === " " && event.shiftKey && last && last !== box) {
        event.preventDefault();
        box.checked = !box.checked;
        tickRange(last, box);
        show();
      } else if (event.key === "Escape" && !rows.querySelector("[data-kd-bulk]").hidden) {
        rows.reset();
      } else if (box && localStorage.getItem("kd-keys") !== "off" && boxes().some((each) => each.checked)) {
        const button = rows.querySelector(`[data-kd-key="${CSS.escape(event.key.toLowerCase())}"]`);
        button?.click();
      }
    });
    addEventListener("pageshow", show);
    show();
  }

  // A file comes and the page stays: its button works again at once.
  rows?.addEventListener("submit", () => setTimeout(() => { delete rows.dataset.kdSent; }, 1500));

  // A choice made with the mouse shows at once; with the keyboard, Enter does.
  document.querySelectorAll(".kd-sentence--list").forEach((form) => {
    form.addEventListener("click", (event) => {
      if (event.target.matches("input[type='radio']") && event.detail > 0) form.requestSubmit();
    });
  });

  // Drop-downs close with Escape, with a click beside them, when focus leaves.
  const drops = () => document.querySelectorAll("details.kd-drop[open]");
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    drops().forEach((drop) => {
      drop.open = false;
      drop.querySelector("summary").focus();
    });
  });
  ["click", "focusin"].forEach((kind) => addEventListener(kind, (event) => {
    drops().forEach((drop) => {
      if (!drop.contains(event.target)) drop.open = false;
    });
  }));
}
