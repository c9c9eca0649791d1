// Shows one page at a time. All that comes from a page is set as text, never as markup.
"use strict";

const { pages, hues } = JSON.parse(element("data").textContent);
const list = element("pieces");
const main = element("main");
const why = element("why");
const narrow = matchMedia("(max-width: 56rem)");

let shown = 0; // the page's number
let only = new Set(); // what is to be seen of it: "kept", "fields" or names of rules; empty for all
let query = "";
let current = -1; // the piece that was jumped to last
let rows = []; // by the number of the piece: what stands in the list, or is kept out of it by a filter
let spans = []; // the same for the clean text
let building = []; // what of the page is still to be built

const AT_ONCE = 80; // pieces, which fill any screen; the others follow when these are drawn

function element(id) {
  return document.getElementById(id);
}

function make(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

function groupOf(piece) {
  return piece.fate === "kept" ? "kept" : piece.fate === "moved" ? "fields" : piece.rule;
}

function paint(node, group) {
  if (group in hues) node.style.setProperty("--hue", hues[group]);
}

function show(number) {
  shown = number;
  current = -1;
  const page = pages[number];
  element("pages").value = number;
  element("previous").disabled = number === 0;
  element("next").disabled = number === pages.length - 1;
  for (const pane of [element("account"), element("result"), document.scrollingElement]) pane.scrollTop = 0;
  for (const id of ["account", "result"]) element(id).lang = page.language || "";
  if (pages.length > 1) history.replaceState(null, "", `#${number + 1}`);
  showFacts(page);
  showFilters(page);
  if (page.differences) showDifferences(page.differences);
  building = [showPieces(page), showText(page)];
  for (const part of building) part.next();
  // Safari knows no idle callbacks.
  requestAnimationFrame(() => (window.requestIdleCallback ?? setTimeout)(complete));
  filter();
}

function complete() {
  const parts = building;
  building = [];
  for (const part of parts) while (!part.next().done);
}

function* showPieces(page) {
  list.replaceChildren();
  rows = [];
  for (const [number, piece] of page.pieces.entries()) {
    if (number === AT_ONCE) yield;
    rows.push(row(piece, number));
    list.append(rows[number]);
  }
}

function showFacts(page) {
  element("title").textContent = page.title || page.name;
  const badge = (name, value, style) => {
    const badge = make("span", "", `${name} `);
    badge.append(make("b", style, value));
    return badge;
  };
  const good = page.status === "complete";
  element("badges").replaceChildren(
    badge("status", page.status, good ? "good" : "bad"),
    badge("confidence", page.confidence.toFixed(2), page.confidence < 0.7 ? "bad" : ""),
    badge("lane", page.lane),
  );
  element("warnings").replaceChildren(...page.warnings.map((warning) => make("li", "", warning)));
  const entries = page.facts.flatMap(([name, value]) => {
    const text = make("dd", "", value);
    text.dir = "auto";
    return [make("dt", "", name), text];
  });
  element("fields").querySelector("dl").replaceChildren(...entries);
  element("fields").hidden = !entries.length;
}

// One button for each rule of any page, the most frequent first; those that took nothing here wait behind the last.
function showFilters(page) {
  const here = counted(page.pieces);
  const buttons = [...everywhere].map(([group, count]) => {
    const plain = group === "kept" || group === "fields";
    const button = make("button", plain ? "plain" : "", `${group} `);
    button.append(make("span", "", here.get(group) || 0));
    button.type = "button";
    button.group = group;
    button.title = pages.length > 1 ? `${count} on all pages` : "";
    button.classList.toggle("absent", !here.has(group));
    paint(button, group);
    return button;
  });
  const absent = everywhere.size - here.size;
  if (absent) {
    const more = make("button", "plain more", `+${absent}`);
    more.type = "button";
    more.title = "on other pages";
    buttons.push(more);
  }
  element("filters").replaceChildren(...buttons);
}

function counted(pieces) {
  const counts = new Map();
  for (const piece of pieces) counts.set(groupOf(piece), (counts.get(groupOf(piece)) || 0) + 1);
  return counts;
}

function row(piece, number) {
  const row = make("li", `${piece.fate} ${piece.block || ""}`.trim());
  const text = make("span", "text", piece.text);
  row.number = number;
  text.dir = "auto";
  if (piece.fate === "kept") {
    row.tabIndex = -1;
    if (piece.block) row.append(make("span", "tag", nameOf(piece)));
  } else {
    const [name, reason] = reasonOf(piece);
    row.append(make("span", "tag", piece.fate === "cut" ? `✂ ${name}` : name));
    const explained = make("span", "why", `${reason} (${piece.place})`);
    explained.id = `why-${number}`;
    row.tabIndex = 0;
    row.setAttribute("aria-describedby", explained.id);
    paint(row, piece.rule);
    row.append(text, explained);
    return row;
  }
  row.append(text);
  return row;
}

function nameOf({ block, level }) {
  return block.replace("_", " ") + (block === "heading" ? ` ${level}` : "");
}

function reasonOf(piece) {
  if (piece.fate === "moved") return [`→ ${piece.field}`, "moved to a field"];
  const cut = piece.fate === "cut" ? "cut out of a block whose rest was kept; " : "";
  return [piece.rule, `${cut}${piece.owner ? `${piece.owner}: ` : ""}${piece.reason}`];
}
