// A placeholder goes where the cursor is. Without this they are typed.
const fields = document.querySelectorAll("form[data-kd-words] :is(input[type='text'], textarea)");
let last = fields[fields.length - 1];
fields.forEach((field) =>
  field.addEventListener("focus", () => {
    last = field;
    field.dataset.kdVisited = "yes";
  }),
);

if (last) document.querySelectorAll("[data-kd-insert]").forEach((word) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "kd-placeholder";
  button.textContent = word.textContent;
  button.addEventListener("click", () => {
    if (!last.dataset.kdVisited) last.setSelectionRange(last.value.length, last.value.length);
    last.focus();
    last.setRangeText(button.textContent, last.selectionStart, last.selectionEnd, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
  });
  word.replaceWith(button);
});
