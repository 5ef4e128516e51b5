// The parts of the panel that never change: its name, the numbers to call.
import { el, icon, tel } from "./dom.js";

/**
 * @param {import("./types").Words} words
 * @param {Node} menu
 * @param {(() => void) | null} close null where there is nothing to close
 */
export function header(words, menu, close) {
  const closing = close && el("button", { type: "button", class: "plain", part: "close", "aria-label": words.close,
    onclick: close }, icon("close"));
  return el("header", { class: "head", part: "header" },
    el("span", { class: "mark" }, icon("chat")),
    el("div", { class: "names" },
      el("h2", { id: "title", tabindex: "-1", part: "title" }, words.title),
      el("p", {}, words.subtitle)),
    menu, ...(closing ? [closing] : []));
}

/**
 * The lines that are always in sight.
 * @param {import("./types").Config} config
 */
export function numbers({ numbers: known, words }) {
  /** @type {("emergency" | "crisis" | "poison")[]} */
  const order = ["emergency", "crisis", "poison"];
  const lines = order.filter((name) => known[name]).map((name) =>
    el("li", {}, el("a", { href: tel(known[name]) }, el("span", {}, words.numbers[name]), " ",
      el("strong", {}, known[name]))));
  return el("ul", { class: "numbers", part: "numbers", "aria-label": words.numbers.label }, ...lines);
}
