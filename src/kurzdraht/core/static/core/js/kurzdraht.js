// Niceties. Every page works without them.

// After a refused form the summary takes focus and the window's title says so.
const summary = document.querySelector("[data-kd-summary]");
if (summary) {
  document.title = `${summary.querySelector("h2").textContent.trim()} – ${document.title}`;
  summary.focus();
}

// A link in the summary leads into the field, not only to its place.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-kd-summary] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (field) {
    event.preventDefault();
    field.focus();
    field.closest(".kd-field")?.scrollIntoView({ block: "start" });
  }
});

// A form goes off once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const isElsewhere = Boolean(event.submitter?.formTarget); // a preview in a frame or a window, as often as one likes
  if (form.method !== "post" || event.defaultPrevented || isElsewhere) return;
  if (form.dataset.kdSent) {
    event.preventDefault();
    return;
  }
  form.dataset.kdSent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(() => release(form), 8000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-kd-sent]").forEach(release));

function release(form) {
  delete form.dataset.kdSent;
  form.querySelectorAll("[type='submit'][aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
}

// Who leaves a page is no longer said to be there.
addEventListener("pagehide", () => {
  document.querySelectorAll("[data-kd-presence]").forEach((part) => {
    const sent = new FormData();
    Object.entries({ ...JSON.parse(part.dataset.hxVals), leave: "1" }).forEach(([name, value]) => sent.set(name, value));
    navigator.sendBeacon(part.dataset.kdPresence, sent);
  });
});

// The menu closes with Escape and when focus leaves it.
document.querySelectorAll("details.kd-menu").forEach((menu) => {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
});
