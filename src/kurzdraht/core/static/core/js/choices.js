// The words of a filter sentence close as people expect: with Escape, with a click beside them, when focus leaves.
const words = () => document.querySelectorAll("details.kd-word[open]");

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  words().forEach((word) => {
    word.open = false;
    word.querySelector("summary").focus();
  });
});
addEventListener("click", (event) => {
  words().forEach((word) => {
    if (!word.contains(event.target)) word.open = false;
  });
});
addEventListener("focusin", (event) => {
  words().forEach((word) => {
    if (!word.contains(event.target)) word.open = false;
  });
});
