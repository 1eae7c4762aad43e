// The timetable changes in place; the focus stays where one was, or goes to what has opened.
let pressed = "";
let shown = document.getElementById("ablauf");

addEventListener("click", (event) => {
  pressed = event.target.closest("button, a")?.id || "";
});
addEventListener("change", (event) => {
  pressed = event.target.id || "";
});
document.addEventListener("htmx:after:swap", () => {
  const board = document.getElementById("ablauf");
  if (board === shown) return;
  shown = board;
  const row = /-(\d+)$/.exec(pressed)?.[1];
  const found = [
    board.querySelector("[data-kd-summary]"),
    board.querySelector("[data-kd-focus] button"),
    document.getElementById(pressed),
    board.querySelector("[data-kd-opened] .kern-form-input__input:not([type=hidden])"),
    row && board.querySelector(`#punkt-${row} .kd-row-actions button`),
    board.querySelector("#neu-oeffnen"),
  ].find(Boolean);
  found?.focus();
});
