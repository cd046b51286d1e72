/** Tables that sort, filter without accents, and leave as CSV. */

import { make, plain, say } from "./words.js";
import { state } from "./state.js";

const sorted = {};

/** The rows that the search finds; only those that differ between A and B where that is asked. */
export const wanted = (rows) => rows.filter((row) => plain(row.find).includes(plain(state.q)) && !(state.d && row.same));

/**
 * A table of `rows` under `columns`: {key, label, figure}, cells {text, value, node}; a row with `pick` can be picked.
 * `kind` names it, so that its order stays while it is drawn again.
 */
export function table(kind, caption, columns, rows, onPick) {
  const shown = order(kind, wanted(rows));
  const again = (key) => () => {
    const now = sorted[kind];
    sorted[kind] = { key, down: now?.key === key ? !now.down : columns[key].figure === true };
    const fresh = table(kind, caption, columns, rows, onPick);
    document.getElementById(`table-${kind}`).replaceWith(fresh);
    fresh.querySelectorAll("thead button")[key].focus();
  };
  const head = columns.map((column, key) => {
    const by = sorted[kind]?.key === key ? (sorted[kind].down ? "descending" : "ascending") : "none";
    return make("th", { scope: "col", "aria-sort": by, class: column.figure ? "figure" : null },
      make("button", { type: "button", onclick: again(key), title: column.label }, column.short || column.label));
  });
  const body = shown.map((row) => make("tr", { "data-pick": row.pick, class: isPicked(row) ? "picked" : null },
    row.cells.map((cell, key) => {
      const content = cell.node || cell.text;
      if (key) return make("td", { class: columns[key].figure ? "figure" : null }, content);
      const label = row.pick ? make("button", { type: "button", "aria-pressed": String(isPicked(row)) }, make("bdi", {}, content)) : make("bdi", {}, content);
      return make("th", { scope: "row" }, label);
    })));
  const whole = make("table", { id: `table-${kind}` }, make("caption", { class: "quiet" }, caption),
    make("thead", {}, make("tr", {}, head)), make("tbody", {}, body));
  if (onPick) whole.querySelector("tbody").addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-pick]");
    if (row) onPick(row.dataset.pick);
  });
  document.getElementById("count").textContent = say("page.rows", { shown: shown.length, all: rows.length });
  return whole;
}

/** A row is picked by its own code, or by that of a part of it. */
const isPicked = (row) => Boolean(row.pick) && (row.pick === state.pick || Boolean(row.parts?.includes(state.pick)));

function order(kind, rows) {
  if (!sorted[kind]) return rows;
  const { key, down } = sorted[kind];
  const value = (row) => row.cells[key].value ?? null;
  const known = rows.filter((row) => value(row) !== null), rest = rows.filter((row) => value(row) === null);
  const compare = (one, other) => (typeof one === "number" ? one - other : String(one).localeCompare(String(other), "vi"));
  known.sort((one, other) => (down ? -1 : 1) * compare(value(one), value(other)));
  return [...known, ...rest];
}

/** CSV in UTF-8 with a mark of it; a text that a spreadsheet would run stays a text. */
export function csv(columns, rows) {
  const cell = (value) => {
    if (typeof value === "number") return String(value);
    const text = String(value ?? "");
    const inert = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return `"${inert.replace(/"/g, '""')}"`;
  };
  const lines = [columns.map((column) => column.label), ...rows.map((row) => row.cells.map((part) => part.value))];
  return "\ufeff" + lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

export function download(file, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
