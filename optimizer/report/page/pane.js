/** One map: communes, areas, arrows, sites, names, and what is picked. */

import { book, make, say, told } from "./words.js";
import { state, choose } from "./state.js";
import { called, communeAt, figures, isChange, base, more, network, scale, shownFigure, years } from "./data.js";
import { bow, fillOf, sign } from "./shapes.js";
import { apart, bar, beside, placed, telling, widthOf, within, wrapped } from "./labels.js";

const { L } = window;

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
    this.rule = make("div", { class: "rule", "aria-hidden": "true" });
    this.map.getContainer().append(this.rule);
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
    return this.change ? more() : figures(this.side);
  }

  tip(commune) {
    const value = this.values()[communeAt.get(commune.code)];
    return make("div", {}, make("b", {}, make("bdi", {}, commune.name)), make("br"),
      `${called(this.change ? state.m : base())}: ${shownFigure(value, this.change)}`);
  }

  draw() {
    const shown = network(this.side);
    const missing = state.y && years().includes(Number(state.y)) && Number(state.y) !== shown.year;
    const year = missing ? say("page.other_year", { year: state.y, shown: shown.year }) : String(shown.year);
    const title = told(shown.title);
    const caption = this.figure.querySelector(".title");
    caption.textContent = this.change ? `${called()} · ${title}` : title;
    caption.title = caption.textContent;
    this.figure.querySelector(".year").textContent = year;
    const box = this.map.getContainer();
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", say("page.map", { side: this.side.toUpperCase(), title: `${title} · ${year}` }));
    const { colours, classOf } = scale(this.change);
    const values = this.values();
    this.cells.forEach((cell, i) => {
      // Listeners for tooltips make shapes stops of the Tab key; communes are reached through their table.
      cell.getElement()?.setAttribute("tabindex", "-1");
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
    this.bows = [];
    for (const site of sites) this.markers.set(site.code, this.marker(site));
  }

  /** Set signs that would cover each other a little apart, and draw the arrows between them. */
  place() {
    const every = [...this.markers.values()];
    const at = every.map((marker) => { const { x, y } = this.map.latLngToLayerPoint(marker.getLatLng()); return [x, y]; });
    const moved = apart(at, every.map((marker) => marker.half), every.map(({ site }) => site.status === "host"));
    every.forEach((marker, i) => {
      marker.at = moved[i];
      const [dx, dy] = [moved[i][0] - at[i][0], moved[i][1] - at[i][1]];
      Object.assign(marker.getElement().style, { marginLeft: `${dx - marker.size / 2}px`, marginTop: `${dy - marker.size / 2}px` });
    });
    this.arrows.clearLayers();
    this.bows = [];
    for (const { site, at: start } of every) {
      const end = this.markers.get(site.target)?.at;
      if (!end || end === start) continue;
      const points = bow(start, end);
      this.bows.push(points);
      const line = points.map((point) => this.map.layerPointToLatLng(point));
      for (const className of ["casing", site.status === "closed" ? "arrow closed" : "arrow"]) {
        const drawn = L.polyline(line, { className, pane: "arrows", renderer: this.lines, interactive: false }).addTo(this.arrows);
        if (className !== "casing") drawn.getElement()?.setAttribute("marker-end", "url(#arrowhead)");
      }
    }
  }

  marker(site) {
    const size = Math.round(site.size * 1.9);
    const icon = L.divIcon({
      className: "site", html: sign(site.status, site.flags), iconSize: [size, size],
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
    marker.size = size;
    marker.half = site.flags.length ? size * 0.65 : size / 2;
    marker.site = site;
    return marker;
  }

  /** Names where there is room: what is picked, hosts, communes that change, large communes, other sites. */
  label(moved = true) {
    if (!this.markers || !this.map._loaded) return;
    if (moved) this.place();
    const px = (place) => { const { x, y } = this.map.latLngToLayerPoint(place); return [x, y]; };
    const signs = [...this.markers.values()].map((marker) => ({ marker, at: marker.at, half: marker.half }));
    const near = this.map.getZoom() - this.map.fitted > 0.9;
    const labels = [...signs.map((sign) => this.siteLabel(sign, near)), ...book.communes.map((commune, i) => commune.at && this.communeLabel(commune, i, px))]
      .filter(Boolean).sort((one, other) => one.rank - other.rank || other.size - one.size);
    const solid = signs.map(({ at: [x, y], half }) => [x - half, y - half, 2 * half, 2 * half]);
    const soft = this.bows.flat();
    const corner = this.map.containerPointToLayerPoint([0, 0]), room = this.map.getSize();
    const frame = near ? null : [corner.x, corner.y, room.x, room.y];
    this.names.clearLayers();
    for (const { at, half, box: [x, y, width, height], lines, kind } of placed(labels, solid, soft, frame)) {
      const html = make("span", {}, lines.map(([text, bold]) => make(bold ? "b" : "span", {}, make("bdi", {}, text))));
      const icon = L.divIcon({ className: `name ${kind}`, html, iconSize: [width, height], iconAnchor: [0, 0] });
      this.leader(at, half, [x, y, width, height]);
      L.marker(this.map.layerPointToLatLng([x, y]), { icon, interactive: false, keyboard: false, pane: "names" }).addTo(this.names);
    }
    this.scaleBar();
  }

  /** A fine line from a sign to its name, where that stands further off. */
  leader([x, y], half, [left, top, width, height]) {
    const end = [Math.min(Math.max(x, left), left + width), Math.min(Math.max(y, top), top + height)];
    if (half === undefined || Math.hypot(end[0] - x, end[1] - y) < half + 6) return;
    const ends = [[x, y], end].map((point) => this.map.layerPointToLatLng(point));
    L.polyline(ends, { className: "leader", pane: "arrows", renderer: this.lines, interactive: false }).addTo(this.names);
  }

  siteLabel({ marker, at, half }, near) {
    const { site } = marker;
    const picked = this.chosen().has(site.code);
    const rank = picked ? 0 : site.status === "host" ? 1 : near ? 2 : 5;
    return { at, half, lines: wrapped(site.label, picked || site.status === "host"), moves: beside(half, rank < 2), rank, size: half, kind: "of-site" };
  }

  communeLabel(commune, i, px) {
    const value = this.values()[i];
    const figure = this.change && telling(value) ? shownFigure(value, true) : "";
    const breadth = this.breadth(i);
    const picked = state.pick === `c:${commune.code}`;
    if (!picked && !figure && widthOf(commune.short) > breadth * 1.25 + 8) return null;
    const named = picked || widthOf(commune.short) <= breadth * 1.25 + 8;
    const lines = [...(named ? wrapped(commune.short) : []), ...(figure ? [[figure, true]] : [])];
    const at = px(commune.at);
    return { at, lines, moves: within(at, commune.rings.map(([outer]) => outer.map(px))), rank: picked ? 0 : figure ? 3 : 4, size: figure ? Math.abs(value) : breadth, kind: "of-commune" };
  }

  scaleBar() {
    const [km, width] = bar(2 ** this.map.getZoom(), 110);
    this.rule.replaceChildren(make("span", { class: "north" }, say("page.north")), make("span", { class: "ruler" }, `${km.toLocaleString(document.documentElement.lang)} km`));
    this.rule.querySelector(".ruler").style.width = `${width}px`;
  }

  /** Width of a commune on the screen (px). */
  breadth(i) {
    if (!book.communes[i].at) return 0;
    const bounds = this.cells[i].getBounds();
    return this.map.latLngToLayerPoint(bounds.getNorthEast()).x - this.map.latLngToLayerPoint(bounds.getSouthWest()).x;
  }

  /** The kinds of arrows drawn. */
  ways() {
    return [...this.markers.values()].filter(({ site }) => site.target).map(({ site }) => (site.status === "closed" ? "closed" : "merge"));
  }

  /** Codes of the sites picked, by themselves or with their institution. */
  chosen() {
    const [kind, code] = split(state.pick);
    const meant = (site) => (kind === "u" ? site.unit === code : kind === "s" && site.code === code);
    return new Set(network(this.side).sites.filter(meant).map((site) => site.code));
  }

  /** Show what is picked, and from where to where its learners go. */
  mark() {
    const [kind, code] = split(state.pick);
    const { sites, flows } = network(this.side);
    this.cells.forEach((cell, i) => cell.getElement()?.classList.toggle("picked", kind === "c" && book.communes[i].code === code));
    if (kind === "c" && communeAt.has(code)) this.cells[communeAt.get(code)].bringToFront();
    const chosen = this.chosen();
    for (const [site, marker] of this.markers) marker.getElement()?.classList.toggle("picked", chosen.has(site));
    this.flows.clearLayers();
    for (const [from, to, entrants] of flows) {
      const [start, end] = [book.communes[from], sites[to]];
      if (!start.at || book.islands.includes(end.commune) || !(chosen.has(end.code) || (kind === "c" && start.code === code))) continue;
      L.polyline([start.at, end.at], { className: "flow", weight: Math.min(7, 0.6 + Math.sqrt(entrants) / 2.5), pane: "arrows", renderer: this.lines, interactive: false }).addTo(this.flows);
    }
  }
}

export const split = (pick) => [pick.slice(0, 1), pick.slice(2)];
