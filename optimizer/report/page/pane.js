/** One map: communes, areas, arrows, sites, names, and what is picked. */

import { book, make, say, told } from "./words.js";
import { state, choose } from "./state.js";
import { communeAt, figures, isChange, base, more, network, scale, shownFigure, years } from "./data.js";
import { bow, fillOf, sign } from "./shapes.js";

const { L } = window;
const LETTER = 6.1;
const LINE = 13;

export class Pane {
  constructor(side) {
    this.side = side;
    this.figure = document.getElementById(`pane-${side}`);
    this.map = L.map(this.figure.querySelector(".map"), {
      crs: L.CRS.Simple, zoomSnap: 0.05, zoomDelta: 0.5, wheelPxPerZoomLevel: 120, zoomControl: false,
      attributionControl: false, minZoom: -3, maxZoom: 8, zoomAnimation: false, fadeAnimation: false, inertia: false,
      markerZoomAnimation: false, boxZoom: false,
    });
    for (const [pane, order] of [["arrows", 450], ["names", 500]]) this.map.createPane(pane).style.zIndex = order;
    this.map.getPane("names").style.pointerEvents = "none";
    this.lines = L.svg({ pane: "arrows" });
    this.cells = book.communes.map((commune) => this.cell(commune));
    for (const rings of book.areas) L.polygon(rings, { className: "area", fill: false, interactive: false }).addTo(this.map);
    this.signs = L.layerGroup().addTo(this.map);
    this.arrows = L.layerGroup().addTo(this.map);
    this.names = L.layerGroup().addTo(this.map);
    this.flows = L.layerGroup().addTo(this.map);
    this.map.on("zoomend resize", () => this.label());
  }

  cell(commune) {
    const cell = L.polygon(commune.rings, { className: "cell", weight: 0.8, color: "#9a9a9a", fillOpacity: 1 });
    cell.on("click", () => choose({ pick: `c:${commune.code}`, tab: "details" }));
    cell.bindTooltip(() => this.tip(commune), { sticky: true });
    return cell.addTo(this.map);
  }

  get change() {
    return isChange() && this.side === "b";
  }

  values() {
    return this.change ? more(base()) || [] : figures(this.side);
  }

  tip(commune) {
    const value = this.values()[communeAt.get(commune.code)];
    return make("div", {}, make("b", {}, make("bdi", {}, commune.name)), make("br"),
      `${say("page.measure." + (this.change ? state.m : base()))}: ${shownFigure(value, this.change)}`);
  }

  draw() {
    const shown = network(this.side);
    const missing = state.y && years().includes(Number(state.y)) && Number(state.y) !== shown.year;
    const year = missing ? say("page.other_year", { year: state.y, shown: shown.year }) : String(shown.year);
    const title = told(shown.title);
    const caption = this.figure.querySelector(".title");
    caption.textContent = this.change ? `${say(`page.measure.${state.m}`)} · ${title}` : title;
    caption.title = caption.textContent;
    this.figure.querySelector(".year").textContent = year;
    const box = this.map.getContainer();
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", say("page.map", { side: this.side.toUpperCase(), title: `${title} · ${year}` }));
    const { colours, classOf } = scale(this.change);
    const values = this.values();
    this.cells.forEach((cell, i) => {
      const known = values[i] !== null && values[i] !== undefined;
      cell.setStyle({ fillColor: known ? fillOf(colours, classOf(values[i]), this.change) : book.theme.none });
    });
    this.drawSites(shown.sites);
    this.label();
    this.mark();
  }

  /** Sites on the map; those on far islands stand in the box of islands. */
  drawSites(every) {
    const sites = every.filter((site) => !book.islands.includes(site.commune));
    this.signs.clearLayers();
    this.arrows.clearLayers();
    this.markers = new Map();
    const crowd = new Map();
    for (const site of sites) {
      const key = site.at.join();
      crowd.set(key, [...(crowd.get(key) || []), site.code]);
    }
    const place = new Map(sites.map((site) => [site.code, site.at]));
    for (const site of sites) {
      const together = crowd.get(site.at.join());
      this.markers.set(site.code, this.marker(site, ring(together.indexOf(site.code), together.length)));
      const target = place.get(site.target);
      if (target && target.join() !== site.at.join()) {
        const className = site.status === "closed" ? "arrow closed" : "arrow";
        L.polyline(bow(site.at, target), { className: "casing", pane: "arrows", renderer: this.lines, interactive: false }).addTo(this.arrows);
        const line = L.polyline(bow(site.at, target), { className, pane: "arrows", renderer: this.lines, interactive: false }).addTo(this.arrows);
        line.getElement()?.setAttribute("marker-end", "url(#arrowhead)");
      }
    }
  }

  marker(site, [dx, dy]) {
    const size = Math.round(site.size * 1.9);
    const icon = L.divIcon({
      className: "site", html: sign(site.status, site.flags), iconSize: [size, size],
      iconAnchor: [size / 2 - dx, size / 2 - dy],
    });
    const words = `${site.name}: ${say(`map.sign.${site.status}`)}`;
    const marker = L.marker(site.at, { icon, riseOnHover: true }).addTo(this.signs);
    marker.getElement().setAttribute("aria-label", words);
    marker.getElement().dataset.site = site.code;
    marker.bindTooltip(() => make("div", {}, make("b", {}, make("bdi", {}, site.name)), make("br"), say(`map.sign.${site.status}`)));
    marker.on("click", () => choose({ pick: `s:${site.code}`, tab: "details" }));
    marker.getElement().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose({ pick: `s:${site.code}`, tab: "details" });
    });
    marker.offset = [dx, dy];
    marker.half = size / 2;
    return marker;
  }

  /** Names of communes where there is room: large communes first, no name over a site or another name. */
  label() {
    if (!this.markers || !this.map._loaded) return;
    this.names.clearLayers();
    const taken = [...this.markers.values()].map((marker) => {
      const { x, y } = this.map.latLngToLayerPoint(marker.getLatLng());
      return [x + marker.offset[0] - marker.half, y + marker.offset[1] - marker.half, 2 * marker.half, 2 * marker.half];
    });
    const values = this.values();
    const order = book.communes.map((commune, i) => [commune, i, this.breadth(i)]).filter(([commune]) => commune.at);
    for (const [commune, i] of order.sort((one, other) => other[2] - one[2])) {
      const figure = this.change && Math.abs(values[i] || 0) >= book.theme.changeBreaks[0] ? shownFigure(values[i], true) : "";
      const width = Math.max(commune.short.length, figure.length) * LETTER, height = figure ? 2 * LINE : LINE;
      const { x, y } = this.map.latLngToLayerPoint(commune.at);
      const down = [0, 16, -16, 26, -26].find((shift) => !taken.some((box) => meets([x - width / 2, y + shift - height / 2, width, height], box)));
      if (down === undefined || width > this.breadth(i) * 1.5 + 12) continue;
      taken.push([x - width / 2, y + down - height / 2, width, height]);
      const html = make("span", {}, make("bdi", {}, commune.short), ...(figure ? [make("b", {}, figure)] : []));
      const icon = L.divIcon({ className: "name", html, iconSize: [width, height], iconAnchor: [width / 2, height / 2 - down] });
      L.marker(commune.at, { icon, interactive: false, keyboard: false, pane: "names" }).addTo(this.names);
    }
  }

  /** Width of a commune on the screen (px). */
  breadth(i) {
    if (!book.communes[i].at) return 0;
    const bounds = this.cells[i].getBounds();
    return this.map.latLngToLayerPoint(bounds.getNorthEast()).x - this.map.latLngToLayerPoint(bounds.getSouthWest()).x;
  }

  /** Show what is picked, and from where to where its learners go. */
  mark() {
    const [kind, code] = split(state.pick);
    const { sites, flows } = network(this.side);
    this.cells.forEach((cell, i) => cell.getElement()?.classList.toggle("picked", kind === "c" && book.communes[i].code === code));
    if (kind === "c" && communeAt.has(code)) this.cells[communeAt.get(code)].bringToFront();
    const chosen = new Set(sites.filter((site) => (kind === "u" ? site.unit === code : kind === "s" && site.code === code)).map((site) => site.code));
    for (const [site, marker] of this.markers) marker.getElement()?.classList.toggle("picked", chosen.has(site));
    this.flows.clearLayers();
    for (const [from, to] of flows) {
      const [start, end] = [book.communes[from], sites[to]];
      if (!start.at || book.islands.includes(end.commune) || !(chosen.has(end.code) || (kind === "c" && start.code === code))) continue;
      L.polyline([start.at, end.at], { className: "flow", pane: "arrows", renderer: this.lines, interactive: false }).addTo(this.flows);
    }
  }
}

export const split = (pick) => [pick.slice(0, 1), pick.slice(2)];
const meets = ([x, y, w, h], [a, b, c, d]) => x < a + c && a < x + w && y < b + d && b < y + h;

/** Where the k-th of n sites at one place is drawn beside it (px). */
function ring(k, n) {
  if (n === 1) return [0, 0];
  const radius = Math.max(11, n * 4), angle = (2 * Math.PI * k) / n - Math.PI / 2;
  return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
}
