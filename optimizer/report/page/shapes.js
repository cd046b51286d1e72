/** Signs of sites as on the print maps, hatches of longer ways, arrows. */

import { book, draw } from "./words.js";

const PATHS = {
  "*": "M10 .6 12.4 7.1 19.3 7.3 13.8 11.5 15.8 18.1 10 14.2 4.2 18.1 6.2 11.5 .7 7.3 7.6 7.1Z",
  o: "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z",
  "^": "M10 1.8 18.6 17.2H1.4Z",
  v: "M10 18.2 1.4 2.8h17.2Z",
  ">": "M18.2 10 2.8 18.6V1.4Z",
  s: "M2.8 2.8h14.4v14.4H2.8Z",
  D: "M10 .8 19.2 10 10 19.2.8 10Z",
  X: "M5 1 10 6l5-5 4 4-5 5 5 5-4 4-5-5-5 5-4-4 5-5-5-5Z",
  P: "M7 1.6h6V7h5.4v6H13v5.4H7V13H1.6V7H7Z",
  "+": "M10 2.5v15M2.5 10h15",
  h: "M10 1.4 17.6 5.7v8.6L10 18.6 2.4 14.3V5.7Z",
};

/** The sign of a status, with a small one beside it for each flag. */
export function sign(status, flags = []) {
  const picture = draw("svg", { viewBox: "-1 -1 22 22", "aria-hidden": "true" });
  picture.append(shape(status));
  flags.forEach((flag, i) => {
    const small = draw("g", { transform: `translate(12 ${11 - 11 * i}) scale(.5)` }, shape(flag));
    picture.append(small);
  });
  return picture;
}

function shape(status) {
  const [marker, fill, edge] = book.theme.signs[status];
  return draw("path", { d: PATHS[marker], fill, stroke: edge, "stroke-width": 1.4, "stroke-linejoin": "round" });
}

/** Fill of class `i` of a scale; classes of more time are hatched. */
export const fillOf = (colours, i, change) => (change && i > 3 ? `url(#more-${i})` : colours[i]);

for (const i of [4, 5, 6]) {
  document.getElementById("defs").append(draw("pattern",
    { id: `more-${i}`, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    draw("rect", { width: 7, height: 7, fill: book.theme.changes[i] }),
    draw("path", { d: "M0 0V7", stroke: book.theme.hatch, "stroke-width": 1.6 })));
}

/** Points of a bow from one place to another (px). */
export function bow([x0, y0], [x1, y1]) {
  const [xc, yc] = [(x0 + x1) / 2 - 0.16 * (y1 - y0), (y0 + y1) / 2 + 0.16 * (x1 - x0)];
  return Array.from({ length: 17 }, (_, i) => {
    const t = i / 16, s = 1 - t;
    return [s * s * x0 + 2 * s * t * xc + t * t * x1, s * s * y0 + 2 * s * t * yc + t * t * y1];
  });
}
