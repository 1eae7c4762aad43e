// Where somebody moves the beginning of an event, its end goes along, so that it lasts as long as before.
const begin = document.querySelector("#angaben input[name='starts_at']");
const end = document.querySelector("#angaben input[name='ends_at']");
const read = (text) => Date.parse(`${text}Z`);
const write = (moment) => new Date(moment).toISOString().slice(0, 16);
let before = begin?.value;

begin?.addEventListener("change", () => {
  if (!begin.value) return;
  const lasts = read(end.value) - read(before);
  if (lasts > 0) end.value = write(read(begin.value) + lasts);
  before = begin.value;
});
