// Shows the page while one writes: what stands in the form goes to the preview, a frame shows it. Nothing is saved.
const live = document.querySelector("[data-kd-preview]");
if (live) {
  const form = document.getElementById("angaben");
  const frame = live.querySelector("iframe");
  const fault = live.querySelector("[data-live-fault]");
  const PAUSE = 600;
  let theme = "hell";
  let waiting = 0;

  const show = async () => {
    const sent = await fetch(live.dataset.kdPreview, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Kd-Live": "1" },
    }).catch(() => ({ ok: false }));
    fault.hidden = sent.ok;
    if (!sent.ok) return;
    const address = `${frame.dataset.src}&farben=${theme}`;
    // a reload keeps the place to which one has scrolled
    if (frame.contentWindow.location.href.endsWith(address)) frame.contentWindow.location.reload();
    else frame.src = address;
  };
  const soon = () => {
    clearTimeout(waiting);
    if (live.open) waiting = setTimeout(show, PAUSE);
  };

  live.hidden = false;
  live.addEventListener("toggle", () => {
    localStorage.setItem("kd-preview", live.open ? "open" : "");
    if (live.open) show();
  });
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  live.querySelectorAll("[data-theme]").forEach((button) => {
    button.addEventListener("click", () => {
      theme = button.dataset.theme;
      live.querySelectorAll("[data-theme]").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      show();
    });
  });
  live.open = localStorage.getItem("kd-preview") === "open";
}
