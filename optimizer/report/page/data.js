/** Figures of the two networks chosen; every one is a cell of the page's data. */

import { book, say, number, round, told } from "./words.js";
import { state } from "./state.js";

for (const one of book.networks) for (const state of one.states) Object.assign(state, { title: one.title, planned: one.planned });

export const index = (side) => Math.max(0, book.networks.findIndex((one) => one.id === state[side]));
/** The network of a side, all its years. */
export const chosen = (side) => book.networks[index(side)];
/** Which year of it is shown: that chosen, or the last before it; the last of all where none is chosen. */
export const yearAt = (side) => {
  const { states } = chosen(side);
  if (!years().includes(Number(state.y))) return states.length - 1;
  return Math.max(0, states.filter((one) => one.year <= Number(state.y)).length - 1);
};
/** The network of a side as it stands in the year shown. */
export const network = (side) => chosen(side).states[yearAt(side)];
/** The years that a choice makes a difference between. */
export const years = () => [...new Set(["a", "b"].flatMap((side) => chosen(side).states.map((one) => one.year)))].sort();
export const column = (place) => book.columns[place] || [];
export const communeAt = new Map(book.communes.map((commune, i) => [commune.code, i]));

export const isChange = (measure = state.m) => measure.startsWith("change_");
export const base = (measure = state.m) => measure.replace("change_", "");
/** What a measure is called. */
export const called = (measure = state.m) => {
  const part = divisible(measure) ? [book.fields[state.f], state.v && told(book.levels[state.v])].filter(Boolean).join(", ") : "";
  const words = say(`page.measure.${base(measure)}`) + (part && ` – ${part}`);
  return isChange(measure) ? say("page.measure.change", { measure: words[0].toLowerCase() + words.slice(1) }) : words;
};
/** Whether the measure chosen exists by field and level. */
export const divisible = (measure = state.m) => base(measure) !== "basic";

export function figures(side, measure = base()) {
  const choice = divisible() ? `${state.f}|${state.v}` : "|";
  return column(network(side).figures[measure][choice]);
}

/** What B has more than A by commune, of figures as they are printed, so that a reader can check it. */
export function more() {
  const [first, second] = [figures("a"), figures("b")];
  return book.communes.map((_, i) => less(second[i], first[i]));
}

/** `after` less `before`, each as printed; null where either is missing. */
export const less = (after, before, digits = 0) =>
  (after ?? null) === null || (before ?? null) === null ? null : round(round(after, digits) - round(before, digits), digits);

/** The scale of what a map shows: breaks, colours, and the words of each class. */
export function scale(change) {
  const { minutes, minuteBreaks, changes, entrantBreaks, unmetBreaks, metBreaks } = book.theme;
  if (change) return { colours: changes, classOf: changeClass, words: changeWords() };
  const measure = base();
  const breaks = { demand: entrantBreaks, unplaced: unmetBreaks, met: metBreaks }[measure] || minuteBreaks;
  const classOf = (value) => breaks.filter((limit) => round(value) >= limit).length;
  const words = breaks.map((high, i) =>
    i ? span(breaks[i - 1], high) : high === 1 ? say("page.zero") : say("page.below", { high }));
  return {
    colours: measure === "met" ? [...minutes].reverse() : minutes, classOf,
    words: [...words, say("page.from", { low: breaks.at(-1) })],
  };
}

const span = (low, high) => (high - low > 1 ? say("page.between", { low, high: high - 1 }) : String(low));

function changeClass(value) {
  const steps = book.theme.changeBreaks.filter((limit) => Math.abs(round(value)) >= limit).length;
  return value > 0 ? 3 + steps : 3 - steps;
}

function changeWords() {
  const [a, b, c] = book.theme.changeBreaks;
  const pair = (way) => [
    say(`map.change.${way}_last`, { low: c }), say(`map.change.${way}`, { low: b, high: c - 1 }),
    say(`map.change.${way}`, { low: a, high: b - 1 }),
  ];
  return [...pair("less"), say("map.change.none", { high: a }), ...pair("more").reverse()];
}

export const shownFigure = (value, change) => number(value, 0, change);
