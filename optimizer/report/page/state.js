/** What the reader has chosen; the fragment of the address holds it, so that a link brings the same view back. */

import { book } from "./words.js";

const plans = book.networks.map((_, i) => i).filter((i) => book.networks[i].planned);
const first = book.networks[0].id;
const last = plans.length ? book.networks[plans[0]].id : first;
const DEFAULTS = {
  a: first, b: last, m: "basic", f: "", v: "", y: "", view: "", cut: "50", tab: "units", pick: "", q: "", d: "",
  lang: "vi", theme: "auto", at: "",
};

export const state = { ...DEFAULTS, ...read() };
const listeners = [];

function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries([...given].filter(([key]) => key in DEFAULTS));
}

export const onChange = (listener) => listeners.push(listener);

/** Take over some choices and tell everyone which they are. */
export function choose(changes) {
  const changed = Object.keys(changes).filter((key) => state[key] !== changes[key]);
  if (!changed.length) return;
  Object.assign(state, changes);
  remember();
  for (const listener of listeners) listener(new Set(changed));
}

/** Write the choices into the address; a view of the map comes here often and redraws nothing. */
export function remember(changes = {}) {
  Object.assign(state, changes);
  const kept = Object.entries(state).filter(([key, value]) => value !== DEFAULTS[key]);
  history.replaceState(null, "", "#" + new URLSearchParams(kept));
}

addEventListener("hashchange", () => {
  if (location.hash.slice(1) === "panel") return;
  choose({ ...DEFAULTS, ...read() });
});
