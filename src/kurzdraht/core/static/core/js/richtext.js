// Turns each plain field marked `data-kd-richtext` into an editor. The field stays in the form and is what is sent.
import { ADDRESS, cleanPaste, read, schema, written } from "./richtext-schema.js";

const PM = ProseMirror;
const { nodes, marks } = schema;

const isIn = (state, type, attrs) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === type && (!attrs || node.attrs.level === attrs.level)) return true;
  }
  return false;
};
const isMarked = (state, type) => {
  const { from, $from, to, empty } = state.selection;
  return empty ? !!type.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, type);
};
const block = (level) => ({
  run: (state, go) =>
    isIn(state, nodes.heading, { level })
      ? PM.setBlockType(nodes.paragraph)(state, go)
      : PM.setBlockType(nodes.heading, { level })(state, go),
  isOn: (state) => isIn(state, nodes.heading, { level }),
});
const list = (type) => ({
  run: (state, go) => (isIn(state, type) ? PM.liftListItem(nodes.entry)(state, go) : PM.wrapInList(type)(state, go)),
  isOn: (state) => isIn(state, type),
});
const mark = (type) => ({ run: PM.toggleMark(type), isOn: (state) => isMarked(state, type) });
const TOOLS = {
  heading: block(3),
  subheading: block(4),
  strong: mark(marks.strong),
  em: mark(marks.em),
  bullets: list(nodes.bullets),
  numbers: list(nodes.numbers),
  quote: {
    run: (state, go) => (isIn(state, nodes.blockquote) ? PM.lift(state, go) : PM.wrapIn(nodes.blockquote)(state, go)),
    isOn: (state) => isIn(state, nodes.blockquote),
  },
  undo: { run: PM.undo },
  redo: { run: PM.redo },
};

const newLine = PM.chainCommands(PM.exitCode, (state, go) => {
  go?.(state.tr.replaceSelectionWith(nodes.line.create()).scrollIntoView());
  return true;
});
const plugins = (link, toTools) => [
  PM.inputRules({
    rules: [
      PM.wrappingInputRule(/^\s*[-*]\s$/, nodes.bullets),
      PM.wrappingInputRule(/^1\.\s$/, nodes.numbers),
      PM.wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      PM.textblockTypeInputRule(/^##\s$/, nodes.heading, { level: 3 }),
      PM.textblockTypeInputRule(/^###\s$/, nodes.heading, { level: 4 }),
    ],
  }),
  PM.keymap({
    "Mod-b": TOOLS.strong.run,
    "Mod-i": TOOLS.em.run,
    "Mod-k": () => link() || true,
    "Mod-z": PM.undo,
    "Shift-Mod-z": PM.redo,
    "Mod-y": PM.redo,
    "Alt-F10": () => toTools() || true,
    "Shift-Enter": newLine,
    "Mod-]": PM.sinkListItem(nodes.entry),
    "Mod-[": PM.liftListItem(nodes.entry),
    Enter: PM.splitListItem(nodes.entry),
  }),
  PM.keymap(PM.baseKeymap),
  PM.history(),
];

// The editor and its bar; `source` is the field that it fills.
class Editor {
  constructor(source) {
    this.source = source;
    this.box = source.parentElement.querySelector("[data-kd-richtext-tools]").content.firstElementChild.cloneNode(true);
    this.dialog = this.box.querySelector("dialog");
    this.buttons = [...this.box.querySelectorAll("[data-tool]")];
    source.before(this.box);
    this.view = new PM.EditorView(this.mount(), {
      state: this.state(),
      attributes: this.attributes(),
      transformPastedHTML: cleanPaste,
      dispatchTransaction: (change) => this.take(change),
    });
    source.hidden = true;
    this.listen();
    this.show();
  }

  mount() {
    return (place) => this.box.querySelector("[role=toolbar]").after(place);
  }

  state() {
    this.read = this.source.value;
    return PM.EditorState.create({
      doc: read(this.source.value),
      plugins: plugins(() => this.askForLink(), () => this.buttons.find((one) => one.tabIndex === 0).focus()),
    });
  }

  // The label, the hint and the error belong to the editor from now on, and so does the id that the summary leads to.
  attributes() {
    const { source } = this;
    const label = document.querySelector(`label[for="${CSS.escape(source.id)}"]`);
    const id = source.id;
    const help = this.box.querySelector("[data-rich-help]");
    help.id = `${id}_editor_help`;
    if (label) {
      label.id = `${id}_label`;
      label.addEventListener("click", () => this.view.focus());
    }
    source.id = `${id}_source`;
    const described = [source.getAttribute("aria-describedby"), help.id].filter(Boolean).join(" ");
    return {
      id,
      class: "kd-rich__text kd-prose kern-form-input__input",
      role: "textbox",
      "aria-multiline": "true",
      "aria-describedby": described,
      lang: "de",
      ...(label && { "aria-labelledby": label.id }),
      ...(source.required && { "aria-required": "true" }),
      ...(source.getAttribute("aria-invalid") && { "aria-invalid": "true" }),
    };
  }

  take(change) {
    this.view.updateState(this.view.state.apply(change));
    if (change.docChanged) {
      this.read = written(this.view.state.doc);
      this.source.value = this.read;
      this.source.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.show();
  }

  show() {
    this.buttons.forEach((button) => {
      const tool = TOOLS[button.dataset.tool];
      const isOn = tool ? tool.isOn?.(this.view.state) : isMarked(this.view.state, marks.link);
      if (isOn !== undefined) button.setAttribute("aria-pressed", String(isOn));
      if (tool && !tool.isOn) button.setAttribute("aria-disabled", String(!tool.run(this.view.state)));
    });
  }

  listen() {
    const bar = this.box.querySelector("[role=toolbar]");
    bar.setAttribute("aria-controls", this.view.dom.id);
    this.moveTo(this.buttons[0], false);
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => this.press(event.target.closest("[data-tool]"), event.detail === 0));
    bar.addEventListener("keydown", (event) => this.walk(event));
    const on = (name, act) => this.dialog.querySelector(`[data-rich-${name}]`).addEventListener("click", act);
    on("set", () => this.setLink());
    on("unset", () => this.unsetLink());
    on("cancel", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.view.focus());
    this.dialog.addEventListener("input", (event) => event.stopPropagation());
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      this.setLink();
    });
    addEventListener("pageshow", () => {
      if (this.source.value !== this.read) this.view.updateState(this.state());
    });
  }

  // By keyboard the focus stays in the bar, so that one can press the next button.
  press(button, isByKey) {
    if (!button) return;
    this.moveTo(button, isByKey);
    if (button.dataset.tool === "link") {
      this.askForLink();
      return;
    }
    TOOLS[button.dataset.tool].run(this.view.state, this.view.dispatch, this.view);
    if (!isByKey) this.view.focus();
  }

  walk(event) {
    const place = this.buttons.indexOf(event.target.closest("[data-tool]"));
    const last = this.buttons.length - 1;
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: last }[event.key];
    if (to !== undefined) this.moveTo(this.buttons[(to + last + 1) % (last + 1)], true);
    else if (event.key === "Escape") this.view.focus();
    else return;
    event.preventDefault();
  }

  moveTo(button, withFocus) {
    this.buttons.forEach((one) => {
      one.tabIndex = one === button ? 0 : -1;
    });
    if (withFocus) button.focus();
  }

  askForLink() {
    const { state } = this.view;
    const { from, to, empty, $from } = state.selection;
    let found = marks.link.isInSet($from.marks());
    state.doc.nodesBetween(from, to, (node) => {
      found ||= marks.link.isInSet(node.marks);
    });
    this.dialog.querySelector("[data-rich-words-field]").hidden = !empty || !!found;
    this.dialog.querySelector("[data-rich-unset]").hidden = !found;
    this.dialog.querySelector("[data-rich-complaint]").hidden = true;
    this.dialog.querySelector("[data-rich-words]").value = "";
    this.dialog.querySelector("[data-rich-address]").value = found?.attrs.href || "";
    this.dialog.showModal();
  }

  setLink() {
    const href = addressOf(this.dialog.querySelector("[data-rich-address]").value.trim());
    this.dialog.querySelector("[data-rich-complaint]").hidden = !!href;
    if (!href) return;
    const words = this.dialog.querySelector("[data-rich-words]").value.trim();
    const { from, to } = this.linked();
    const link = marks.link.create({ href });
    const change = this.view.state.tr;
    if (from === to) change.replaceSelectionWith(schema.text(words || href, [link]), false);
    else change.removeMark(from, to, marks.link).addMark(from, to, link);
    this.dialog.close();
    this.view.dispatch(change);
  }

  unsetLink() {
    const { from, to } = this.linked();
    this.dialog.close();
    this.view.dispatch(this.view.state.tr.removeMark(from, to, marks.link));
  }

  // What is selected, or the whole link in which the cursor stands.
  linked() {
    const { from, to, empty, $from } = this.view.state.selection;
    const link = marks.link.isInSet($from.marks());
    if (!empty || !link) return { from, to };
    let [first, last] = [from, to];
    $from.parent.forEach((node, offset) => {
      const start = $from.start() + offset;
      if (link.isInSet(node.marks) && start <= from && start + node.nodeSize >= to) {
        [first, last] = [start, start + node.nodeSize];
      }
    });
    return { from: first, to: last };
  }
}

function addressOf(typed) {
  if (ADDRESS.test(typed)) return typed;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`;
  return /^[^\s:/]+\.[^\s:/]{2,}(\/\S*)?$/.test(typed) ? `https://${typed}` : "";
}

const start = (root) => root.querySelectorAll("textarea[data-kd-richtext]:not([hidden])").forEach((one) => new Editor(one));
start(document);
