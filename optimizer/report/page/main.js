/** Choices, tabs and keys; draws again what a choice changes. */

import { book, make, say, speak, told } from "./words.js";
import { CHANGES, MEASURES, state, choose, onChange, TABS } from "./state.js";
import { called, chosen, divisible, network, years } from "./data.js";
import { arrange, drawPanes, markPanes, restore } from "./panes.js";
import { csv, download, table } from "./table.js";
import { card, details, pickedName } from "./details.js";
import { budget, communes, indicators, sites, steps, units } from "./figures.js";

const CONTENT = { units, sites, communes, indicators };
const at = (id) => document.getElementById(id);

function fill(id, options) {
  at(id).replaceChildren(...options.map(([value, text]) => make("option", { value, selected: value === state[id] }, text)));
  at(id).value = state[id];
}

function controls() {
  const titles = book.networks.map((one) => [one.id, told(one.title)]);
  fill("a", titles);
  fill("b", titles);
  const group = (label, measures) => make("optgroup", { label: say(label) }, measures.map((measure) => make("option", { value: measure }, called(measure))));
  at("m").replaceChildren(group("page.each", MEASURES), group("page.less", CHANGES));
  at("m").value = state.m;
  fill("f", [["", say("page.all_fields")], ...Object.entries(book.fields).sort()]);
  fill("v", [["", say("page.all_levels")], ...Object.entries(book.levels).map(([level, pair]) => [level, told(pair)])]);
  const asked = years(), several = ["a", "b"].some((side) => chosen(side).states.length > 1);
  fill("y", [...asked.slice(0, -1).map((year) => [String(year), String(year)]), ["", say("page.last_year", { year: asked.at(-1) })]]);
  if (at("y").selectedIndex < 0) at("y").value = "";
  at("years").hidden = !several;
  at("one-year").hidden = several;
  at("one-year").textContent = say("page.one_year", { years: asked.join(", ") });
  for (const id of ["f", "v"]) {
    at(id).disabled = !divisible();
    at(id).title = divisible() ? "" : say("page.only_all");
  }
  for (const radio of document.getElementsByName("view")) radio.checked = radio.value === state.view;
  at("search").value = state.q;
  at("d").checked = Boolean(state.d);
}

function words() {
  speak(state.lang);
  at("line").textContent = say("page.line", { name: told(book.province), date: told(book.date) });
  at("illustration").hidden = !book.illustration;
  at("notes").textContent = [book.mixed ? say("page.mixed") : "", book.schematic ? say("map.schematic") : "", told(book.disclaimer), say("page.source")].filter(Boolean).join(" ");
  const labels = { divider: "page.divider", search: "page.search", panel: "page.panel", controls: "page.controls",
    "zoom-in": "page.zoom_in", "zoom-out": "page.zoom_out", whole: "page.whole" };
  for (const [id, phrase] of Object.entries(labels)) at(id).setAttribute("aria-label", say(phrase));
  at("search").placeholder = say("page.search");
  at("language").lang = state.lang === "vi" ? "en" : "vi";
}

function tabs() {
  at("tabs").replaceChildren(...TABS.map((tab) => make("button", {
    type: "button", role: "tab", id: `tab-${tab}`, "aria-selected": String(tab === state.tab), "aria-controls": "body",
    tabindex: tab === state.tab ? "0" : "-1", onclick: () => choose({ tab }),
  }, say(`page.tab.${tab}`))));
  at("body").setAttribute("aria-labelledby", `tab-${state.tab}`);
}

function body() {
  const content = CONTENT[state.tab]?.();
  document.querySelector(".finder").hidden = !content;
  if (!content) return at("body").replaceChildren(...details());
  const pick = state.tab === "indicators" ? null : (chosen) => choose({ pick: chosen });
  const parts = [table(state.tab, content.label, content.columns, content.rows, pick)];
  if (state.tab === "indicators") parts.unshift(make("p", { class: "of" }, make("span", { class: "good" }, say("page.good")), " · ", make("span", { class: "bad" }, say("page.bad"))));
  if (state.tab === "communes") parts.unshift(make("p", { class: "of" }, content.label));
  if (state.tab === "units") parts.push(...steps());
  if (state.tab === "indicators") parts.push(budget());
  at("body").replaceChildren(...parts);
}

function paint() {
  if (state.theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = state.theme;
  document.documentElement.toggleAttribute("data-dark", isDark());
}

const isDark = () => (state.theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : state.theme === "dark");

/** Keep the focus where it was when the panel is drawn again. */
function steady(work) {
  const row = document.activeElement?.closest("tr[data-pick]")?.dataset.pick;
  const tab = document.activeElement?.getAttribute("role") === "tab";
  const inside = at("body").contains(document.activeElement);
  work();
  if (row) [...document.querySelectorAll("tr[data-pick]")].find((one) => one.dataset.pick === row)?.querySelector("button")?.focus();
  if (tab) at(`tab-${state.tab}`).focus();
  if (inside && document.activeElement === document.body) at("body").focus({ preventScroll: true });
}

onChange((changed) => {
  const any = (...keys) => keys.some((key) => changed.has(key));
  if (any("theme")) paint();
  if (any("lang")) words();
  if (any("lang", "y", "a", "b")) card();
  if (any("a", "b", "m", "lang", "f", "v", "y", "view", "q", "d")) if (!(changed.size === 1 && changed.has("q"))) controls();
  if (any("view", "cut")) arrange();
  if (any("a", "b", "m", "f", "v", "y", "lang")) drawPanes();
  else if (any("pick")) markPanes();
  if (any("view", "at")) restore();
  if (any("a", "b", "m", "f", "v", "y", "lang", "tab", "pick", "q", "d")) steady(() => { tabs(); body(); });
  if (any("pick", "tab")) document.querySelector("#body tr.picked")?.scrollIntoView({ block: "nearest" });
  if (any("pick")) {
    at("live").textContent = state.pick ? say("page.picked", { name: pickedName() }) : "";
    card();
  }
});

for (const id of ["a", "b", "m", "f", "v", "y"]) at(id).addEventListener("change", () => choose({ [id]: at(id).value }));
for (const radio of document.getElementsByName("view")) radio.addEventListener("change", () => choose({ view: radio.value }));
at("controls").addEventListener("submit", (event) => event.preventDefault());
at("search").addEventListener("input", () => choose({ q: at("search").value }));
at("d").addEventListener("change", () => choose({ d: at("d").checked ? "1" : "" }));
at("csv").addEventListener("click", () => {
  const { columns, rows } = CONTENT[state.tab]();
  download(`${state.tab}-${chosen("a").id}-${network("a").year}-${chosen("b").id}-${network("b").year}.csv`.replace(/[^\w.-]/g, ""), csv(columns, rows));
});
at("language").addEventListener("click", () => choose({ lang: state.lang === "vi" ? "en" : "vi" }));
at("theme").addEventListener("click", () => {
  choose({ theme: isDark() ? "light" : "dark" });
});
at("print").addEventListener("click", () => window.print());
at("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) choose({ tab: TABS[(TABS.indexOf(state.tab) + step + TABS.length) % TABS.length] });
});
addEventListener("keydown", (event) => event.key === "Escape" && choose({ pick: "" }));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
matchMedia("print").addEventListener("change", () => arrange());
new ResizeObserver(() => arrange()).observe(at("panes"));

if (!state.view) state.view = matchMedia("(max-width: 700px)").matches ? "swipe" : "side";
paint();
words();
controls();
arrange();
restore();
drawPanes();
tabs();
body();
card();
arrange();
restore();
document.documentElement.dataset.ready = "yes";
