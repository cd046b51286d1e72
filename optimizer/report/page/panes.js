/** The two maps together: linked, side by side or one over the other. */

import { book, draw, make, say, name } from "./words.js";
import { state, choose, remember } from "./state.js";
import { Pane, split } from "./pane.js";
import { called, isChange, network, scale, base } from "./data.js";
import { fillOf, sign } from "./shapes.js";

const panes = [new Pane("a"), new Pane("b")];
const frame = document.getElementById("panes");
const divider = document.getElementById("divider");
const drawn = book.communes.flatMap((commune) => commune.rings.flat(2));
const every = window.L.latLngBounds(drawn.length ? drawn : [[0, 0], [1, 1]]);

export const maps = panes.map((pane) => pane.map);

const linking = { busy: false };
for (const map of maps) map.on("move", () => follow(map));

/** The other map shows what `map` shows. */
function follow(map) {
  if (linking.busy) return;
  linking.busy = true;
  for (const other of maps) if (other !== map && other._loaded) other.setView(map.getCenter(), map.getZoom(), { animate: false });
  linking.busy = false;
  const { lat, lng } = map.getCenter();
  remember({ at: [lat.toFixed(2), lng.toFixed(2), map.getZoom()].join("_") });
}

export function whole() {
  maps[0].fitBounds(every, { padding: [12, 12], animate: false });
  maps[1].setView(maps[0].getCenter(), maps[0].getZoom(), { animate: false });
  remember({ at: "" });
}

export function restore() {
  for (const map of maps) map.fitted = map.getBoundsZoom(every, false, window.L.point(24, 24));
  const [lat, lng, zoom] = state.at.split("_").map(Number);
  if (!state.at || ![lat, lng, zoom].every(Number.isFinite) || !every.contains([lat, lng])) return whole();
  for (const map of maps) map.setView([lat, lng], zoom, { animate: false });
}

export function arrange() {
  const swipe = state.view === "swipe";
  frame.classList.toggle("swiped", swipe);
  divider.hidden = !swipe;
  divider.value = state.cut;
  frame.style.setProperty("--cut", `${divider.value}%`);
  linking.busy = true;
  for (const map of maps) map.invalidateSize({ animate: false, pan: false });
  linking.busy = false;
  restore();
}

export function drawPanes() {
  for (const pane of panes) pane.draw();
  legend();
  islands();
}

export function markPanes() {
  for (const pane of panes) {
    pane.mark();
    pane.label(false);
  }
  markIslands();
  streams();
  reveal();
}

/** Bring what is picked into sight, where the maps show another part. */
function reveal() {
  const pane = panes[1], [kind, code] = split(state.pick);
  const places = kind === "c" ? book.communes.filter((commune) => commune.code === code && commune.at).map((commune) => commune.at)
    : network("b").sites.filter((site) => pane.chosen().has(site.code) && !book.islands.includes(site.commune)).map((site) => site.at);
  if (!places.length || places.some((place) => pane.map.getBounds().contains(place))) return;
  pane.map.panTo(places[0], { animate: false });
}

function legend() {
  const change = isChange();
  const lists = [...(change ? [false, true] : [false])].map((difference) => {
    const { colours, words } = scale(difference);
    const title = called(difference ? state.m : base());
    const swatch = (i) => {
      const box = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      box.setAttribute("aria-hidden", "true");
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [key, value] of [["width", "100%"], ["height", "100%"], ["fill", fillOf(colours, i, difference)]]) rect.setAttribute(key, value);
      box.append(rect);
      return box;
    };
    return make("ul", { class: "classes", "aria-label": title }, make("li", { class: "head" }, title),
      words.map((text, i) => make("li", {}, swatch(i), text)));
  });
  const present = new Set(panes.flatMap((pane) => network(pane.side).sites.map((site) => site.status)));
  const signs = make("ul", { class: "signs", "aria-label": say("page.legend") },
    Object.keys(book.theme.signs).filter((status) => present.has(status)).map((status) => make("li", {}, sign(status), say(`map.sign.${status}`))));
  const flags = new Set(panes.flatMap((pane) => network(pane.side).sites.flatMap((site) => site.flags)));
  signs.append(...[...flags].sort().map((flag) => make("li", {}, sign("kept", [flag]), say(`map.flag.${flag}`))));
  const ways = new Set(panes.flatMap((pane) => pane.ways()));
  signs.append(...["merge", "closed"].filter((way) => ways.has(way)).map((way) => make("li", { class: "streams" },
    draw("svg", { viewBox: "0 0 26 10", "aria-hidden": "true" }, draw("path", { d: "M0 5H20", class: `arrow ${way}` }), draw("path", { d: "M18 1 26 5 18 9Z", class: "head" })), say(`map.arrow.${way}`))));
  const moves = make("li", { class: "streams learners", hidden: true }, draw("svg", { viewBox: "0 0 26 10", "aria-hidden": "true" }, draw("path", { d: "M0 5H26", class: "flow", "stroke-width": 3 })), say("page.streams"));
  signs.append(moves);
  document.getElementById("legend").replaceChildren(...lists, signs);
  streams();
}

/** The key of the lines of learners, where some are drawn. */
function streams() {
  const key = document.querySelector("#legend .learners");
  if (key) key.hidden = !panes.some((pane) => pane.flows.getLayers().length);
}

function islands() {
  const box = document.getElementById("islands");
  box.hidden = !book.islands.length;
  const named = book.communes.filter((commune) => book.islands.includes(commune.code));
  const sites = [...new Map(["b", "a"].flatMap((side) => network(side).sites).map((site) => [site.code, site])).values()];
  box.replaceChildren(make("b", {}, say("page.islands")), ...named.map((commune) => make("div", { class: "island" },
    name(commune.name), ...sites.filter((site) => site.commune === commune.code).map(islandSite))));
  markIslands();
}

/** A site on a far island, with its sign on both maps. */
function islandSite(site) {
  const both = ["a", "b"].flatMap((side) => {
    const here = network(side).sites.find((one) => one.code === site.code);
    const words = here ? say(`map.sign.${here.status}`) : say("page.not_here");
    return [` ${side.toUpperCase()} `, here ? sign(here.status, here.flags) : "–", make("span", { class: "quiet" }, ` ${words}`)];
  });
  return make("button", { type: "button", "data-island": site.code, onclick: () => choose({ pick: `s:${site.code}`, tab: "details" }) },
    ...both, " ", name(site.name));
}

function markIslands() {
  const unit = new Map(network("b").sites.map((site) => [site.code, `u:${site.unit}`]));
  for (const button of document.querySelectorAll("[data-island]")) {
    const code = button.dataset.island;
    button.setAttribute("aria-pressed", String(state.pick === `s:${code}` || state.pick === unit.get(code)));
  }
}

divider.addEventListener("input", () => choose({ cut: divider.value }));
document.getElementById("zoom-in").addEventListener("click", () => maps[0].zoomIn(0.5, { animate: false }));
document.getElementById("zoom-out").addEventListener("click", () => maps[0].zoomOut(0.5, { animate: false }));
document.getElementById("whole").addEventListener("click", whole);
