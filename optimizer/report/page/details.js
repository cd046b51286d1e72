/** What happens to the site, institution or commune picked, why, and where its learners come from or go. */

import { book, make, name, number, say, told } from "./words.js";
import { address, state, choose } from "./state.js";
import { column, communeAt, network } from "./data.js";
import { split } from "./pane.js";
import { sign } from "./shapes.js";

const SHORT = 8;

export const pickedName = () => {
  const [kind, code] = split(state.pick);
  if (kind === "c") return book.communes[communeAt.get(code)]?.name || "";
  if (kind === "u") return (network("b").units[code] || network("a").units[code])?.name || "";
  const side = siteOf("b", code) ? "b" : "a";
  return siteOf(side, code) ? siteName(side, siteOf(side, code)).join(" – ") : "";
};

/** The name of a site, and of its institution where that is not said by it. */
export function siteName(side, site) {
  const unit = network(side).units[site.unit].name;
  return site.name.includes(unit) ? [site.name] : [site.name, unit];
}

const siteOf = (side, code) => network(side).sites.find((site) => site.code === code);

export function details() {
  const title = pickedName();
  if (!title) return [make("p", { class: "hint" }, say("page.pick")), told(book.disclaimer) ? make("p", { class: "hint" }, told(book.disclaimer)) : null].filter(Boolean);
  const [kind, code] = split(state.pick);
  const about = { c: aboutCommune, s: aboutSite, u: aboutUnit }[kind];
  const clear = make("button", { type: "button", onclick: () => choose({ pick: "" }) }, say("page.clear"));
  const halves = ["a", "b"].map((side) => make("section", { class: "half" },
    make("h3", {}, make("b", {}, side.toUpperCase()), ` ${told(network(side).title)} · ${network(side).year}`), about(side, code)));
  return [make("div", { class: "headline" }, make("h2", {}, name(title)), clear), make("div", { class: "halves" }, halves)];
}

const fact = (label, ...content) => make("div", { class: "fact" }, make("dt", {}, say(label)), make("dd", {}, ...content));
const facts = (...list) => make("dl", {}, list.filter(Boolean));

/** A name that picks what it names. */
/** A link that picks: a real address, so that it can be opened beside. */
export const link = (pick, text) => make("a", {
  class: "link", href: address({ pick }), onclick: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose({ pick });
  },
}, name(text));

/** A short answer at the foot of a narrow screen, where the whole one stands further down. */
export function card() {
  const box = document.getElementById("card"), title = pickedName();
  box.hidden = !title;
  if (!title) return box.replaceChildren();
  const line = (side) => make("p", {}, make("b", {}, side.toUpperCase()), ` ${brieflyOf(side)}`);
  const read = () => { choose({ tab: "details" }); box.hidden = true; document.getElementById("panel").scrollIntoView(); document.getElementById("body").focus({ preventScroll: true }); };
  box.setAttribute("aria-label", title);
  box.replaceChildren(make("h2", {}, name(title)), line("a"), line("b"), make("div", { class: "row" },
    make("button", { type: "button", onclick: read }, say("page.read")), make("button", { type: "button", onclick: () => choose({ pick: "" }) }, say("page.clear"))));
}

function brieflyOf(side) {
  const [kind, code] = split(state.pick);
  const shown = network(side);
  if (kind === "c") {
    const at = communeAt.get(code), near = shown.sites[shown.nearest[at]];
    return near ? `${near.name}: ${say("page.distance", { minutes: number(column(shown.figures.basic["|"])[at]), km: number(column(shown.km)[at]) })}` : "–";
  }
  const site = kind === "s" ? siteOf(side, code) : null, unit = shown.units[site ? site.unit : code];
  if (!unit) return say("page.not_here");
  return [site ? say(`map.sign.${site.status}`) : "", told(unit.what) || say("page.as_today")].filter(Boolean).join(" · ");
}

function aboutSite(side, code) {
  const site = siteOf(side, code);
  if (!site) return make("p", {}, say("page.not_here"));
  const shown = network(side);
  const after = site.after && site.after !== site.unit && shown.units[site.after];
  const place = book.communes[communeAt.get(site.commune)];
  const at = shown.sites.indexOf(site);
  const target = site.status === "closed" && shown.sites.find((one) => one.code === site.target);
  return facts(
    fact("page.status", make("span", { class: "fate" }, sign(site.status, site.flags), make("span", {}, say(`map.sign.${site.status}`)))),
    after ? fact("page.goes_to", link(`u:${site.after}`, after.after || after.name)) : null,
    target ? fact("page.moves_to", link(`s:${target.code}`, target.name)) : null,
    ...decision(shown.units[site.unit]),
    fact("page.unit", link(`u:${site.unit}`, shown.units[site.unit].name)),
    fact("page.commune", place ? link(`c:${place.code}`, place.name) : "–"),
    fact("page.places", `${number(site.places[0])} → ${number(site.places[1])}`),
    fact("page.entrants", number(site.entrants)),
    fact("page.from_where", flows(shown, ([, to]) => to === at, ([from]) => [`c:${book.communes[from].code}`, book.communes[from].name])),
  );
}

function aboutUnit(side, code) {
  const shown = network(side);
  const unit = shown.units[code];
  if (!unit) return make("p", {}, say("page.not_here"));
  const sites = shown.sites.filter((site) => site.unit === code);
  const places = new Set(sites.map((site) => shown.sites.indexOf(site)));
  const received = Object.entries(shown.units).filter(([, other]) => other.host === code);
  return facts(
    ...decision(unit),
    unit.host ? fact("page.goes_to", link(`u:${unit.host}`, shown.units[unit.host].after || shown.units[unit.host].name)) : null,
    fact("page.kind", told(unit.kind)),
    unit.after && unit.after !== unit.name && !unit.host ? fact("page.named", name(unit.after)) : null,
    received.length ? fact("page.takes_in", make("ul", {}, received.map(([one, other]) => make("li", {}, link(`u:${one}`, other.name))))) : null,
    fact("page.places", `${number(unit.places[0])} → ${number(unit.places[1])}`),
    fact("page.entrants", number(unit.entrants)),
    fact("page.sites", make("ul", {}, sites.map((site) => make("li", { class: "fate" }, sign(site.status, site.flags), link(`s:${site.code}`, site.name))))),
    fact("page.from_where", flows(shown, ([, to]) => places.has(to), ([from]) => [`c:${book.communes[from].code}`, book.communes[from].name])),
  );
}

function aboutCommune(side, code) {
  const shown = network(side), at = communeAt.get(code);
  const near = shown.sites[shown.nearest[at]];
  const figure = (measure) => number(column(shown.figures[measure]["|"])[at]);
  const way = say("page.distance", { minutes: figure("basic"), km: number(column(shown.km)[at]) });
  return facts(
    fact("page.nearest", ...(near ? [link(`s:${near.code}`, near.name), `: ${way}`] : ["–"])),
    fact("page.measure.mean", figure("mean")),
    fact("page.measure.demand", figure("demand")),
    fact("page.measure.unplaced", figure("unplaced")),
    fact("page.measure.met", figure("met")),
    fact("page.to_where", flows(shown, ([from]) => from === at, ([, to]) => [`s:${shown.sites[to].code}`, shown.sites[to].name])),
  );
}

function decision(unit) {
  const what = told(unit.what) || say("page.as_today"), why = told(unit.why);
  return [
    fact("page.what", what),
    told(unit.from) ? fact("page.effective", told(unit.from)) : null,
    why ? fact("page.why", why, ...(unit.estimated ? [make("small", {}, ` ${say("page.estimated")}`)] : [])) : null,
  ];
}

function flows(shown, wanted, end) {
  const found = shown.flows.filter(wanted);
  if (!found.length) return say("page.nobody");
  const item = (flow) => {
    const [pick, text] = end(flow);
    const [, rest] = say("page.flow", { name: "\u0000", entrants: number(flow[2]), minutes: number(flow[3]), km: number(flow[4]) }).split("\u0000");
    return make("li", {}, link(pick, text), rest);
  };
  const first = make("ul", {}, found.slice(0, SHORT).map(item));
  if (found.length <= SHORT) return first;
  return make("div", {}, first, make("details", {}, make("summary", {}, say("page.rest", { count: found.length })), make("ul", {}, found.slice(SHORT).map(item))));
}
