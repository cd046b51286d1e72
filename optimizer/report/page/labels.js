/** Where names stand on a map: none over a sign or another name, the more telling ones first. */

import { book } from "./words.js";

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
const LINE = 13, GAP = 2, WIDE = 96, LONGEST = 150, MOST_LINES = 3, ROUNDS = 25, FAR = 16;
const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** Width of a text on the screen (px), as the browser writes it. */
export function widthOf(text, bold = false) {
  const key = `${bold ? "b" : "n"}${text}`;
  if (!widths.has(key)) {
    pen.font = `${bold ? "600 " : ""}11px ${FONT}`;
    widths.set(key, Math.ceil(pen.measureText(text).width));
  }
  return widths.get(key);
}

/** A text cut to the width that a label may have. */
function cut(text, bold) {
  if (widthOf(text, bold) <= LONGEST) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(letters.join("") + "…", bold) > LONGEST) letters.pop();
  return letters.join("").trimEnd() + "…";
}

/** A text as lines [text, bold] that are short enough to stand on a map; what is left over is cut. */
export function wrapped(text, bold = false) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && widthOf(longer, bold) > WIDE && lines.length < MOST_LINES) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines.map((line) => [cut(line, bold), bold]);
}

const meets = ([x, y, w, h], [a, b, c, d]) => x < a + c + GAP && a < x + w + GAP && y < b + d && b < y + h;

/**
 * Places for `labels`, in their order: {at: [x, y], lines: [text, bold], half, moves, key}.
 * `solid` are boxes that no name may cover, `soft` points that it should not. Names stand inside `frame` (null: anywhere),
 * that of what is picked (`rank` 0) outside where there is no room.
 */
export function placed(labels, solid, soft, frame) {
  const taken = [...solid], found = [];
  for (const label of labels) {
    const width = Math.max(...label.lines.map(([text, bold]) => widthOf(text, bold))), height = LINE * label.lines.length;
    const boxes = label.moves(width, height).map(([dx, dy]) => [label.at[0] + dx - width / 2, label.at[1] + dy - height / 2, width, height]);
    const free = boxes.filter((box) => !taken.some((other) => meets(box, other)));
    const seen = frame ? free.filter((one) => holds(frame, one)) : free;
    const clear = (some) => some.find((one) => !soft.some((point) => inside(point, one))) || some[0];
    const box = clear(seen) || (label.rank ? null : clear(free));
    if (!box) continue;
    taken.push(box);
    found.push({ ...label, box });
  }
  return found;
}

/** `points` (px) pushed apart until discs of `radii` hardly meet, none further than FAR; those `fixed` push and stay. */
export function apart(points, radii, fixed) {
  const x = points.map((point) => point[0]), y = points.map((point) => point[1]);
  for (let round = 0, clash = true; clash && round < ROUNDS; round += 1) {
    clash = false;
    for (let i = 0; i < x.length; i += 1) for (let j = i + 1; j < x.length; j += 1) {
      const needed = 0.9 * (radii[i] + radii[j]);
      let dx = x[j] - x[i], dy = y[j] - y[i];
      if (dx > needed || -dx > needed || dy > needed || -dy > needed || dx * dx + dy * dy >= needed * needed) continue;
      clash = true;
      if (dx * dx + dy * dy < 1e-4) [dx, dy] = [0.01 * Math.cos(j - i), 0.01 * Math.sin(j - i)];
      const length = Math.hypot(dx, dy), step = (needed - length) / length + 0.01;
      const mine = fixed[i] === fixed[j] ? 0.5 : fixed[i] ? 0 : 1;
      x[i] -= dx * step * mine;
      y[i] -= dy * step * mine;
      x[j] += dx * step * (1 - mine);
      y[j] += dy * step * (1 - mine);
    }
    points.forEach(([x0, y0], i) => {
      const off = Math.hypot(x[i] - x0, y[i] - y0);
      if (off > FAR) [x[i], y[i]] = [x0 + ((x[i] - x0) / off) * FAR, y0 + ((y[i] - y0) / off) * FAR];
    });
  }
  return x.map((east, i) => [east, y[i]]);
}

const inside = ([x, y], [a, b, w, h]) => x > a - GAP && x < a + w + GAP && y > b - GAP && y < b + h + GAP;

const holds = ([x, y, w, h], [a, b, c, d]) => a >= x && b >= y && a + c <= x + w && b + d <= y + h;

/** A name of a commune stands in it, a little aside where it must: its middle stays in one of the `rings` (px). */
export const within = ([x, y], rings) => () => ASIDE.filter(([dx, dy]) => !(dx || dy) || rings.some((ring) => holdsPoint(ring, x + dx, y + dy)));
const ASIDE = [[0, 0], [0, 12], [0, -12], [18, 0], [-18, 0], [0, 22], [0, -22], [18, 12], [-18, 12], [18, -12], [-18, -12]];

function holdsPoint(ring, x, y) {
  let odd = false;
  ring.forEach(([x0, y0], i) => {
    const [x1, y1] = ring[(i + 1) % ring.length];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) odd = !odd;
  });
  return odd;
}

/** Directions, each nearer and further off: [east, south, px]. */
const RINGS = [12, 30, 55].flatMap((off) => Array.from({ length: 12 }, (_, k) => [Math.cos((k * Math.PI) / 6), Math.sin((k * Math.PI) / 6), off]));

/** A name of a site stands beside its sign, which is `half` wide to each side; one that must be read may stand further off (`far`). */
export const beside = (half, far) => (width, height) => {
  const right = half + 3 + width / 2, under = half + 2 + height / 2;
  const near = [[right, 0], [-right, 0], [0, under], [0, -under], [right, -under / 2], [-right, -under / 2], [right, under / 2], [-right, under / 2]];
  return far ? [...near, ...RINGS.map(([x, y, off]) => [x * (right + off), y * (under + off)])] : near;
};

/** A length for the scale bar: [km, px], a round number of km that is some `most` px wide at most. */
export function bar(pxPerKm, most) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200].filter((km) => km * pxPerKm <= most);
  const km = steps.at(-1) || 0.1;
  return [km, km * pxPerKm];
}

/** How strongly a figure asks for the name of its commune: changes that count first. */
export const telling = (value) => Math.abs(value || 0) >= book.theme.changeBreaks[0];
