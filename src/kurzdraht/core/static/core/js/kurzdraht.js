// Niceties; every page works without them.
document.querySelector("[data-kd-summary]")?.focus();
