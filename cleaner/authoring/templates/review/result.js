// What comes out: the clean text, or how it differs from the wanted one.

// Fills a node with text, a paragraph element for each line that ends: the browser lays out only those in view.
class Lines {
  constructor(node) {
    node.replaceChildren();
    this.node = node;
    this.open = null;
  }

  add(piece) {
    if (!this.open) this.node.append((this.open = make("p")));
    this.open.append(piece);
    if ((piece.textContent ?? piece).endsWith("\n")) this.open = null;
  }

  addEach(text, made) {
    for (const line of text.split(/(?<=\n)(?!\n)/)) this.add(made(line));
  }
}

// The clean text as it is, in spans: title and standfirst, then the kept pieces, which stand there in their order.
function* showText(page) {
  const text = page.text;
  const lines = new Lines(element("text"));
  let at = 0;
  const pass = (end) => {
    if (end > at) lines.addEach(text.slice(at, end), (line) => line);
    at = end;
  };
  const reach = (piece, name) => {
    const start = piece ? text.indexOf(piece, at) : -1;
    if (start < 0) return null;
    pass(start);
    const span = make("span", name, piece);
    lines.add(span);
    at += piece.length;
    return span;
  };
  spans = [];
  if (!text) lines.add(make("span", "empty", "No text comes out of this page."));
  if (text.startsWith(page.title)) reach(page.title, "title");
  if (at === 0 ? text.startsWith(page.standfirst) : text.startsWith(page.standfirst, at + 2)) {
    reach(page.standfirst, "standfirst");
  }
  for (const [number, piece] of page.pieces.entries()) {
    if (number === AT_ONCE) yield;
    const span = piece.fate === "kept" ? reach(piece.text, piece.block || "") : null;
    if (!span) continue;
    spans[number] = span;
    span.number = number;
  }
  pass(text.length);
}

function showDifferences(differences) {
  const tags = { missing: "del", extra: "ins" };
  const words = { same: 0, missing: 0, extra: 0 };
  const lines = new Lines(element("compared"));
  for (const [kind, text] of differences) {
    words[kind] += text.match(/[\p{L}\p{N}]+/gu)?.length || 0;
    lines.addEach(text, (line) => {
      if (kind === "same") return line;
      const node = make(tags[kind], "", line);
      node.tabIndex = -1;
      node.title = kind === "missing" ? "wanted, and not there" : "there, and not wanted";
      return node;
    });
  }
  element("balance").replaceChildren(
    `${words.same} words are as wanted, `,
    make("del", "", `${words.missing} are missing`),
    ", ",
    make("ins", "", `${words.extra} are too many`),
    ".",
  );
}

function look(view) {
  main.dataset.view = view;
  const result = view === "page" ? (narrow.matches ? "" : "text") : view;
  element("text").hidden = result === "differences";
  if (element("differences")) element("differences").hidden = result !== "differences";
  for (const button of document.querySelectorAll("[data-view][aria-pressed]")) {
    button.setAttribute("aria-pressed", button.dataset.view === (narrow.matches ? view : result));
  }
}
