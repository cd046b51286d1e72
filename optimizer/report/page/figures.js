/** The tables of communes, institutions and indicators, and the budget by year. */

import { book, make, number, round, say, told } from "./words.js";
import { state } from "./state.js";
import { link, siteName } from "./details.js";
import { sign } from "./shapes.js";
import { base, called, chosen, figures, less, more, network } from "./data.js";

const sides = () => ["a", "b"].map((side) => `${side.toUpperCase()} · ${told(network(side).title)} · ${network(side).year}`);
const sided = (figure) => sides().map((label, i) => ({ label, short: "AB"[i], figure }));
const cell = (value, sign = false) => ({ text: number(value, 0, sign), value: value === null || value === undefined ? null : round(value) });

export function communes() {
  const difference = more();
  const [first, second] = [figures("a"), figures("b")];
  const label = called(base());
  const columns = [{ label: say("page.name") }, ...sided(true), { label: say("page.difference"), figure: true }];
  const rows = book.communes.map((commune, i) => ({
    pick: `c:${commune.code}`, find: `${commune.name} ${commune.code}`,
    cells: [{ text: commune.name, value: commune.name }, cell(first[i]), cell(second[i]), cell(difference[i], true)],
    size: Math.abs(difference[i] || 0), same: !difference[i] && cell(first[i]).value === cell(second[i]).value,
  }));
  rows.sort((one, other) => other.size - one.size);
  return { label, columns, rows };
}

export function units() {
  const [left, right] = [network("a").units, network("b").units];
  const codes = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const words = (unit) => (unit ? told(unit.what) || say("page.as_today") : say("page.not_here"));
  const columns = [{ label: say("page.name") }, ...sided(false)];
  const rows = codes.map((code) => {
    const unit = right[code] || left[code];
    const [one, other] = [words(left[code]), words(right[code])];
    return {
      pick: `u:${code}`, parts: sitesOf(code), find: `${unit.name} ${unit.after} ${code}`,
      cells: [{ text: unit.name, value: unit.name }, { text: one, value: one }, { text: other, value: other }],
      same: one === other || Boolean(left[code]?.kept && right[code]?.kept),
    };
  });
  return { label: say("page.tab.units"), columns, rows };
}

export function sites() {
  const [left, right] = ["a", "b"].map((side) => new Map(network(side).sites.map((site) => [site.code, site])));
  const columns = [{ label: say("page.name") }, ...sided(false)];
  const fate = (site, side) => {
    const units = network(side).units;
    const words = site ? say(`map.sign.${site.status}`) : say("page.not_here");
    const moved = site?.after && site.after !== site.unit ? ` → ${units[site.after].after || units[site.after].name}` : "";
    return { text: "", value: words + moved, node: make("span", { class: "fate" }, site ? sign(site.status, site.flags) : "", make("span", {}, words, moved)) };
  };
  const rows = [...new Set([...left.keys(), ...right.keys()])].sort().map((code) => {
    const site = right.get(code) || left.get(code);
    const [called, unit] = siteName(right.has(code) ? "b" : "a", site);
    const node = make("span", {}, called, unit ? make("small", {}, ` ${unit}`) : null);
    const cells = [{ text: site.name, value: [called, unit].filter(Boolean).join(" – "), node }, fate(left.get(code), "a"), fate(right.get(code), "b")];
    return { pick: `s:${code}`, parts: [`u:${site.unit}`], find: `${cells[0].value} ${site.label} ${code}`, cells, same: cells[1].value === cells[2].value };
  });
  return { label: say("page.tab.sites"), columns, rows };
}

export function indicators() {
  const [left, right] = [network("a").indicators, network("b").indicators];
  const columns = [{ label: say("page.indicator") }, { label: say("page.recorded"), figure: true }, ...sided(true),
    { label: say("page.difference"), figure: true }];
  const printed = (value, digits, sign = false) => ({ text: number(value, digits, sign), value: value === null ? null : round(value, digits) });
  const rows = book.indicators.map((indicator, i) => {
    const { digits } = indicator;
    const difference = less(right[i], left[i], digits);
    const change = printed(difference, digits, true);
    return {
      find: `${told(indicator.name)} ${indicator.id}`, same: !difference,
      cells: [
        { text: "", value: `${told(indicator.name)} (${told(indicator.unit)})`, node: make("span", { title: told(indicator.about) }, told(indicator.name), make("small", {}, ` (${told(indicator.unit)})`)) },
        ...[indicator.recorded, left[i], right[i]].map((value) => printed(value, digits)),
        { ...change, node: judged(difference, indicator.better, change.text) },
      ],
    };
  });
  return { label: say("page.tab.indicators"), columns, rows };
}

const sitesOf = (code) => network("b").sites.filter((site) => site.unit === code).map((site) => `s:${site.code}`);

/** A difference, with whether it is for the better: in colour, by a line below, and in words for those who listen. */
function judged(difference, better, text) {
  if (!difference || better === "none") return text;
  const verdict = (difference < 0) === (better === "less") ? "good" : "bad";
  return make("span", { class: verdict }, text, make("span", { class: "quiet" }, ` ${say(`page.${verdict}`)}`));
}

/** What changes in which year, of each plan of several years that is shown. */
export const steps = () => [...new Set(["a", "b"].filter((side) => chosen(side).steps.length).map(chosen))].map((plan) => {
  const years = plan.states.map((one) => one.year);
  const of = (year) => plan.steps.filter(([when]) => when === year);
  const row = ([, pick, text, what]) => make("li", {}, link(pick, text), `: ${told(what)}`);
  return make("section", { class: "steps" }, make("h2", {}, say("page.steps", { title: told(plan.title) })),
    make("ol", {}, years.map((year) => make("li", {}, make("b", {}, String(year)),
      of(year).length ? make("ul", {}, of(year).map(row)) : ` ${say("page.no_step")}`))));
});

export function budget() {
  const [left, right] = ["a", "b"].map((side) => new Map(chosen(side).budget.map(([year, ledger, mvnd]) => [`${year} ${ledger}`, mvnd])));
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  if (!keys.length) return make("p", { class: "hint" }, say("page.no_budget"));
  const heads = [say("page.budget_year"), say("page.ledger"), ...sides().map((title, i) => make("span", { title }, "AB"[i]))];
  const sum = (side, key) => make("td", { class: "figure" }, number(side.get(key) ?? null, 0, true));
  return make("table", { id: "budget" }, make("caption", {}, say("page.budget")),
    make("thead", {}, make("tr", {}, heads.map((head, i) => make("th", { scope: "col", class: i > 1 ? "figure" : null }, head)))),
    make("tbody", {}, keys.map((key, i) => {
      const [year, ledger] = key.split(" ");
      const first = !keys[i - 1]?.startsWith(`${year} `), rows = keys.filter((one) => one.startsWith(`${year} `)).length;
      return make("tr", {}, first ? make("th", { scope: "rowgroup", rowspan: String(rows) }, year) : null, make("td", {}, say(`ledger.${ledger}`)), sum(left, key), sum(right, key));
    })));
}
