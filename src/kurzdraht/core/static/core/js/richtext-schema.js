// What a formatted text may hold, how it is read and written, and what becomes of pasted text.
const PM = ProseMirror;
export const ADDRESS = /^(https?:\/\/[^/\s]|mailto:\S|tel:[+\d]|\/(?!\/)|#)/i;
const BLOCK = /^\s*<(p|div|h[1-6]|ul|ol|blockquote)[\s>]/i;

const headings = [1, 2, 3].map((n) => ({ tag: `h${n}`, attrs: { level: 3 } }));
const subheadings = [4, 5, 6].map((n) => ({ tag: `h${n}`, attrs: { level: 4 } }));
export const schema = new PM.Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      attrs: { level: { default: 3 } },
      content: "inline*",
      group: "block",
      defining: true,
      parseDOM: [...headings, ...subheadings],
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    blockquote: {
      content: "(paragraph | bullets | numbers)+",
      group: "block",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    bullets: { content: "entry+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    numbers: { content: "entry+", group: "block", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
    entry: {
      content: "paragraph (paragraph | bullets | numbers)*",
      defining: true,
      parseDOM: [{ tag: "li" }],
      toDOM: () => ["li", 0],
    },
    text: { group: "inline" },
    line: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => (ADDRESS.test(dom.getAttribute("href")) ? { href: dom.getAttribute("href") } : false),
        },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
    },
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b:not([data-plain])" }],
      toDOM: () => ["strong", 0],
    },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});

export function read(text) {
  const page = document.implementation.createHTMLDocument("");
  if (BLOCK.test(text)) {
    page.body.innerHTML = text;
  } else {
    text.split(/\n[^\S\n]*\n\s*/).forEach((part) => {
      const paragraph = page.createElement("p");
      part.trim().split("\n").forEach((line, index) => {
        if (index) paragraph.append(page.createElement("br"));
        paragraph.append(line);
      });
      page.body.append(paragraph);
    });
  }
  return PM.DOMParser.fromSchema(schema).parse(page.body);
}

export function written(doc) {
  if (!doc.textContent.trim()) return "";
  const box = document.createElement("div");
  box.append(PM.DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  return box.innerHTML;
}

// What Word, Outlook and web pages bring along: looks become meaning, the rest goes before a browser reads it.
export function cleanPaste(html) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, "").replace(/<(style|script|title|o:p|xml)\b[\s\S]*?<\/\1\s*>/gi, "");
  const looks = bare.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, (_all, quoted) => ` data-look=${quoted}`);
  const page = new DOMParser().parseFromString(looks, "text/html");
  page.querySelectorAll("[data-look]").forEach((one) => meaning(page, one, one.dataset.look.toLowerCase()));
  page.querySelectorAll("p.MsoTitle").forEach((one) => rename(page, one, "h3"));
  wordLists(page);
  page.querySelectorAll("table").forEach((one) => lines(page, one));
  return page.body.innerHTML;
}

function meaning(page, one, look) {
  if (/font-weight\s*:\s*(normal|400)/.test(look) && one.tagName === "B") one.dataset.plain = "";
  if (one.tagName !== "SPAN") return;
  if (/mso-list\s*:\s*ignore/.test(look)) one.dataset.marker = "";
  else if (/font-weight\s*:\s*(bold|[6-9]00)/.test(look)) rename(page, one, "strong");
  else if (/font-style\s*:\s*italic/.test(look)) rename(page, one, "em");
}

function rename(page, one, tag) {
  const other = page.createElement(tag);
  other.append(...one.childNodes);
  one.replaceWith(other);
}

// There are no tables here: a row becomes a line, so that no two cells run into one word. Word's cells hold paragraphs.
function lines(page, table) {
  if (table.querySelector("p, li, table")) return;
  [...table.rows].forEach((row) => {
    const line = page.createElement("p");
    [...row.cells].forEach((cell, place) => line.append(...(place ? [" · "] : []), ...cell.childNodes));
    table.before(line);
  });
  table.remove();
}

// Word writes lists as paragraphs with a mark in front, and says how deep they are in a style.
function wordLists(page) {
  let stack = [];
  page.querySelectorAll("p").forEach((one) => {
    const look = one.dataset.look || "";
    const depth = Number(/mso-list\s*:[^;]*level(\d)/i.exec(look)?.[1] || (/^MsoListParagraph/.test(one.className) && 1));
    if (!depth) {
      stack = [];
      return;
    }
    const marker = one.querySelector("[data-marker]");
    const sign = (marker || one).textContent.trim();
    const tag = /^\(?[\da-zA-Z]{1,3}[.)]/.test(sign) ? "ol" : "ul";
    if (marker) marker.remove();
    else one.innerHTML = one.innerHTML.replace(/^\s*(?:[·•§o▪–-]|\(?[\da-z]{1,3}[.)])(?:\s|&nbsp;)+/i, "");
    if (stack[0]?.nextElementSibling !== one) stack = [];
    stack.length = Math.min(stack.length, depth);
    if (!stack.length) {
      stack.push(page.createElement(tag));
      one.before(stack[0]);
    } else if (stack.length < depth) {
      const inner = page.createElement(tag);
      stack.at(-1).lastElementChild.append(inner);
      stack.push(inner);
    }
    const entry = page.createElement("li");
    entry.append(one);
    stack.at(-1).append(entry);
  });
}
