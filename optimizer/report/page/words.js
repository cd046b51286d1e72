/** The page's data, its sentences in the language chosen, numbers, and elements made from plain text. */

export const book = JSON.parse(document.getElementById("data").textContent);
export const LANGUAGES = ["vi", "en"];
const spoken = { index: 0 };

export function speak(language) {
  spoken.index = Math.max(0, LANGUAGES.indexOf(language));
  document.documentElement.lang = LANGUAGES[spoken.index];
  document.title = say("page.title", { name: told(book.province) });
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
}

/** The text of a pair [vi, en]. */
export const told = (pair) => pair[spoken.index] || pair[0];

export const say = (phrase, values = {}) =>
  told(book.phrases[phrase]).replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));

/** A figure as it is printed: half to even as in the reports, minus as U+2212, a dash for none. */
export function number(value, digits = 0, sign = false) {
  if (value === null || value === undefined) return "–";
  const rounded = round(value, digits);
  const text = Math.abs(rounded).toLocaleString(spoken.index ? "en-GB" : "vi-VN", {
    minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: "always",
  });
  if (rounded < 0) return "−" + text;
  return sign && rounded > 0 ? "+" + text : text;
}

export function round(value, digits = 0) {
  const scaled = value * 10 ** digits;
  const floor = Math.floor(scaled);
  const up = scaled - floor > 0.5 || (scaled - floor === 0.5 && floor % 2 !== 0);
  return (floor + (up ? 1 : 0)) / 10 ** digits;
}

/** Without accents, in small letters: "Điện Biên Phủ" becomes "dien bien phu". */
export const plain = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();

/** An element with attributes and children; text stays text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}

export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A name, apart from the text around it whatever its direction. */
export const name = (text) => make("bdi", {}, text);
