// Which pieces are to be seen: those of some rules, or that hold some text.

function matches(piece) {
  piece.folded ??= piece.text.toLowerCase();
  return (!only.size || only.has(groupOf(piece))) && (!query || piece.folded.includes(query));
}

function filter() {
  const filtered = only.size || query;
  if (filtered) complete();
  const pieces = pages[shown].pieces;
  const seen = rows.filter((row) => matches(pieces[row.number]));
  for (const row of query ? seen : rows) {
    if (query || row.marked) write(row.querySelector(".text"), pieces[row.number].text);
    row.marked = Boolean(query);
  }
  // To take rows out is many times faster than to hide them.
  if (filtered || list.childElementCount < rows.length) list.replaceChildren(...seen);
  for (const button of element("filters").children) {
    if (button.group) button.setAttribute("aria-pressed", only.has(button.group));
  }
  element("nothing").hidden = seen.length > 0 || !pieces.length;
  element("found").textContent = filtered ? told(seen.length) : "";
  hint(null);
}

function told(found) {
  if (pages.length === 1) return `${found} found`;
  const others = pages.filter((page) => page.pieces.some(matches)).length;
  return `${found} here, on ${others} of ${pages.length} pages`;
}

// Sets a text with what was searched for marked in it.
function write(node, text) {
  const folded = text.toLowerCase();
  node.replaceChildren();
  let from = 0;
  // A few letters change their length with their case: then places in one are none in the other.
  while (query && folded.length === text.length) {
    const at = folded.indexOf(query, from);
    if (at < 0) break;
    node.append(text.slice(from, at), make("mark", "", text.slice(at, at + query.length)));
    from = at + query.length;
  }
  node.append(text.slice(from));
}

const totals = counted(pages.flatMap((page) => page.pieces));
const everywhere = new Map(
  [...totals].sort(([one, many], [other, more]) => rank(one) - rank(other) || more - many),
);

function rank(group) {
  return ["kept", "fields"].indexOf(group) >>> 0;
}
