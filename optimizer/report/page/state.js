/** What the reader has chosen; the fragment of the address holds it, so that a link brings the same view back. */

import { book, LANGUAGES } from "./words.js";

const plans = book.networks.map((_, i) => i).filter((i) => book.networks[i].planned);
const first = book.networks[0].id;
const last = plans.length ? book.networks[plans[0]].id : first;
const DEFAULTS = {
  a: first, b: last, m: "basic", f: "", v: "", y: "", view: "", cut: "50", tab: "units", pick: "", q: "", d: "",
  lang: "vi", theme: "auto", at: "",
};

export const TABS = ["details", "units", "sites", "communes", "indicators"];
export const MEASURES = ["basic", "offer", "mean", "demand", "unplaced", "met"];
export const CHANGES = ["basic", "offer", "mean", "unplaced"].map((measure) => `change_${measure}`);
const ids = book.networks.map((one) => one.id);
/** What a choice may be; others may be anything. */
const ALLOWED = {
  a: ids, b: ids, m: [...MEASURES, ...CHANGES], f: Object.keys(book.fields), v: Object.keys(book.levels), view: ["side", "swipe"],
  tab: TABS, lang: LANGUAGES, theme: ["auto", "light", "dark"], d: ["1"],
};

export const state = { ...DEFAULTS, ...read() };
const listeners = [];

function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  const known = ([key, value]) => Object.hasOwn(DEFAULTS, key) && (ALLOWED[key]?.includes(value) ?? true);
  return Object.fromEntries([...given].filter(known));
}

export const onChange = (listener) => listeners.push(listener);

/** Take over some choices and tell everyone which they are. */
export function choose(changes) {
  const changed = Object.keys(changes).filter((key) => state[key] !== changes[key]);
  if (!changed.length) return;
  remember(changes, changed.every((key) => OFTEN.has(key)) ? LATER : 0);
  for (const listener of listeners) listener(new Set(changed));
}

/** The address of this view with other choices. */
export function address(changes = {}) {
  const kept = Object.entries({ ...state, ...changes }).filter(([key, value]) => value !== DEFAULTS[key]);
  return "#" + new URLSearchParams(kept);
}

/** What changes many times a second, and when it is written (ms): browsers stop pages that write more often. */
const OFTEN = new Set(["at", "cut", "q"]), LATER = 250;
const writing = { waits: null };

/** Take over choices and write them into the address, at once or `later`; a view of the map redraws nothing. */
export function remember(changes = {}, later = LATER) {
  Object.assign(state, changes);
  clearTimeout(writing.waits);
  if (later) writing.waits = setTimeout(() => history.replaceState(null, "", address()), later);
  else history.replaceState(null, "", address());
}

addEventListener("hashchange", () => {
  if (location.hash.slice(1) === "panel") return;
  choose({ ...DEFAULTS, ...read() });
});
