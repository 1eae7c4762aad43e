// Runs in the page under test. One object, so that the tests can ask it step by step.
window.kdWalk = (() => {
  const SELECTOR =
    "a[href],button,input:not([type=hidden]),select,textarea,summary,iframe,audio[controls],video[controls],[tabindex],[contenteditable=true]";
  const looks = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor,
      style.backgroundColor, style.color, style.textDecorationLine].join("|");
  };
  const name = (element) =>
    `${element.localName}${element.id ? `#${element.id}` : ""} "${(element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  const isReachable = (element) =>
    element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") &&
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  // of a group of radio buttons one is reached by Tab, the others by the arrows
  const isFirstOfGroup = (element, _number, all) => {
    if (element.type !== "radio") return true;
    const group = all.filter((one) => one.type === "radio" && one.name === element.name && one.form === element.form);
    return element === (group.find((one) => one.checked) || group[0]);
  };
  let stops = [];
  let before = new Map();
  const shownBy = (element) => {
    const style = getComputedStyle(element);
    const hasRing = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return hasRing || (before.has(element) && looks(element) !== before.get(element));
  };
  const isCovered = (element) => {
    const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    const isSeen = (box) => {
      const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
      const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 30), 1), innerHeight - 1);
      if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) return false;
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.contains(element) || [...(element.labels || [])].some((label) => label.contains(top)));
    };
    return !boxes.some(isSeen);
  };
  return {
    start() {
      document.activeElement?.blur();
      scrollTo(0, 0);
      const mark = document.createElement("span");
      mark.tabIndex = -1;
      document.body.prepend(mark);
      mark.focus();
      mark.remove();
      stops = [...document.querySelectorAll(SELECTOR)].filter(isReachable).filter(isFirstOfGroup);
      before = new Map(stops.map((element) => [element, looks(element)]));
      return stops.length;
    },
    here() {
      const element = document.activeElement;
      if (!element || element === document.body) return { stop: -1 };
      return {
        stop: stops.indexOf(element),
        name: name(element),
        isFrame: element.localName === "iframe",
        isShown: shownBy(element),
        isCovered: isCovered(element),
      };
    },
    names: (numbers) => numbers.map((number) => name(stops[number])),
    tooWide() {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth + 1) return "";
      const isClipped = (element) => {
        for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
          if (getComputedStyle(up).overflowX !== "visible") return true;
        return false;
      };
      const wide = [...document.body.querySelectorAll("*")].filter(
        (element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !isClipped(element),
      );
      return `${root.scrollWidth} px: ${wide.slice(-1).map((element) => `${name(element)}.${element.getAttribute("class")}`)}`;
    },
    frame: () => ({
      title: document.title,
      lang: document.documentElement.lang,
      h1: document.querySelectorAll("h1").length,
      main: document.querySelectorAll("main").length,
      skip: document.querySelector("a[href]")?.getAttribute("href"),
    }),
  };
})();
