// Why a piece is gone, and going about by mouse, touch and keys.

function hint(row) {
  why.hidden = !row;
  if (!row) return;
  const piece = pages[shown].pieces[row.number];
  const [name, reason] = reasonOf(piece);
  why.style.setProperty("--hue", hues[piece.rule] ?? 250);
  why.querySelector("b").textContent = name;
  why.querySelector("p").textContent = reason;
  why.querySelector("code").textContent = piece.place;
  const box = row.getBoundingClientRect();
  const below = box.bottom + 6;
  const above = box.top - why.offsetHeight - 6;
  why.style.left = `${Math.max(8, Math.min(box.left, innerWidth - why.offsetWidth - 8))}px`;
  why.style.top = `${Math.max(8, below + why.offsetHeight < innerHeight || above < 8 ? Math.min(below, innerHeight - why.offsetHeight - 8) : above)}px`;
}

function explained(target) {
  return target instanceof Element ? target.closest("#pieces li:not(.kept)") : null;
}

// Shows in the other column what stands there for a piece, or before the gap that it left.
function point(number) {
  complete();
  for (const near of document.querySelectorAll(".near")) near.classList.remove("near");
  let before = number;
  while (before > 0 && !spans[before]) before--;
  const span = spans[before];
  if (!span || element("text").hidden) return;
  span.classList.add("near");
  if (!narrow.matches) span.scrollIntoView({ block: "center" });
}

function turn(step) {
  const number = shown + step;
  if (number in pages) show(number);
}

// Tells whether a piece is one to stop at: what was searched for, or else a removal, or a move if those were asked for.
function stops(piece) {
  const asked = query || (piece.fate !== "kept" && (piece.fate !== "moved" || only.has("fields")));
  return asked && matches(piece);
}

// Goes to the next or previous piece to stop at; past the last one, to the next page that has one.
function jump(step) {
  complete();
  if (narrow.matches) look("page");
  const ahead = (row) => (step > 0 ? row.number > current : row.number < current) && stops(pages[shown].pieces[row.number]);
  const next = step > 0 ? rows.find(ahead) : rows.findLast(ahead);
  if (next) {
    current = next.number;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    hint(explained(next));
    point(current);
    return;
  }
  for (let number = shown + step; number in pages; number += step) {
    if (!pages[number].pieces.some(stops)) continue;
    show(number);
    if (step < 0) current = pages[number].pieces.length;
    jump(step);
    return;
  }
}

function differ(step) {
  if (!element("differences")) return;
  look("differences");
  const changes = [...element("compared").querySelectorAll("ins, del")];
  const next = changes[changes.indexOf(document.activeElement) + step] || changes.at(step > 0 ? 0 : -1);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}

function search(text) {
  query = text.toLowerCase();
  filter();
}

function clear() {
  only.clear();
  element("search").value = "";
  search("");
}

const keys = {
  j: () => jump(1),
  k: () => jump(-1),
  n: () => turn(1),
  p: () => turn(-1),
  x: () => differ(1),
  X: () => differ(-1),
  "/": () => element("search").focus(),
  Escape: clear,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  const typing = event.target instanceof Element && event.target.matches("input, select");
  if (typing && event.key !== "Escape") return;
  event.preventDefault();
  if (typing) event.target.blur();
  keys[event.key]();
});

element("filters").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (!button.group) {
    element("filters").classList.toggle("all");
    return;
  }
  if (!only.delete(button.group)) only.add(button.group);
  filter();
});

list.addEventListener("click", (event) => {
  const row = event.target.closest("li");
  if (row) point(row.number);
});
list.addEventListener("focusin", (event) => {
  const row = explained(event.target);
  if (!row) return;
  current = row.number;
  hint(row);
  point(current);
});
list.addEventListener("focusout", () => hint(null));
list.addEventListener("mouseover", (event) => hint(explained(event.target)));
list.addEventListener("mouseleave", () => hint(explained(document.activeElement)));
document.addEventListener("scroll", () => hint(why.hidden ? null : explained(document.activeElement)), true);

element("text").addEventListener("click", (event) => {
  const { number } = event.target;
  if (number === undefined) return;
  if (narrow.matches) look("page");
  for (const near of document.querySelectorAll(".near")) near.classList.remove("near");
  rows[number].classList.add("near");
  rows[number].scrollIntoView({ block: "center" });
});

element("search").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !query) return;
  event.target.blur();
  jump(1);
});
element("search").addEventListener("input", (event) => search(event.target.value));
element("clear").addEventListener("click", clear);
element("pages").addEventListener("change", (event) => show(Number(event.target.value)));
element("previous").addEventListener("click", () => turn(-1));
element("next").addEventListener("click", () => turn(1));
for (const button of document.querySelectorAll(".views button")) {
  button.addEventListener("click", () => look(button.dataset.view));
}
narrow.addEventListener("change", () => look(main.dataset.view));

addEventListener("beforeprint", complete);
addEventListener("hashchange", () => {
  const number = Number(location.hash.slice(1)) - 1;
  if (number in pages && number !== shown) show(number);
});

const asked = Number(location.hash.slice(1)) - 1;
element("fields").open = !narrow.matches;
look(element("differences") ? "differences" : "page");
show(asked in pages ? asked : 0);
