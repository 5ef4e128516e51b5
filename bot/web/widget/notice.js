// What a person should know before the first word leaves, and a first page to begin from.
import { el, rich } from "./dom.js";

/**
 * The notice. Nothing is stored or sent before `accept` is called.
 * @param {import("./types").Config} config
 * @param {string[]} phones
 * @param {(keep: boolean) => void} accept
 */
export function notice({ words, contact }, phones, accept) {
  const { notice: said } = words;
  const keep = el("input", { type: "checkbox", id: "keep", "aria-describedby": "keep-hint" });
  const button = el("button", { type: "button", class: "primary", part: "accept" }, said.accept);
  button.addEventListener("click", () => accept(keep.checked));
  return el("section", { class: "notice", part: "notice", "aria-labelledby": "notice-title" },
    el("h3", { id: "notice-title", tabindex: "-1" }, said.title),
    el("p", {}, ...rich(said.program)),
    el("p", {}, ...rich(said.names)),
    el("p", {}, ...rich(said.kept)),
    el("p", {}, ...rich(said.danger, phones)),
    ...(contact ? [el("p", {}, said.contact)] : []),
    el("div", { class: "keep" }, keep, el("label", { for: "keep" }, said.keep)),
    el("p", { class: "hint", id: "keep-hint" }, said.keep_hint),
    button,
    el("p", { class: "hint" }, said.nothing));
}

/**
 * The first page: what to write, and three ways to begin.
 * @param {import("./types").Words} words
 * @param {(text: string) => boolean} say
 */
export function intro({ intro: said }, say) {
  const starters = said.starters.map((text) =>
    el("button", { type: "button", class: "choice", part: "choice", onclick: () => say(text) }, text));
  return el("section", { class: "intro", part: "intro" },
    el("h3", { tabindex: "-1" }, said.title),
    el("p", {}, said.text),
    el("div", { class: "choices" }, ...starters));
}
