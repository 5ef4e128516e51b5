// A reply's blocks, each drawn as what it is.
import { copyButton } from "./copy.js";
import { el, icon, rich } from "./dom.js";

/**
 * What drawing needs to know.
 * @typedef {object} Context
 * @property {import("./types").Words} words
 * @property {string[]} phones numbers that become links where they matter
 * @property {string} server with a slash at the end
 * @property {(choice: import("./types").Choice) => boolean} press false: not now
 * @property {(said: string) => void} tell
 */

/** @type {{ [K in import("./types").Block["kind"]]: (block: import("./types").BlockOf<K>, context: Context) => Node[] }} */
const DRAWN = {
  text: ({ text }) => text.split(/\n{2,}/).map((part) => el("p", {}, ...rich(part))),
  steps: ({ items }) => [list("ol", items)],
  bullets: ({ title, items }) => [...(title ? [el("p", { class: "lead" }, ...rich(title))] : []), list("ul", items)],
  callout: ({ tone, text }, { words, phones }) => {
    const label = el("span", { class: "hidden" }, `${words.tones[tone]}: `);
    return [el("div", { class: `callout ${tone}`, part: `callout callout-${tone}` },
      icon(tone), el("p", {}, label, ...rich(text, phones)))];
  },
  wording: ({ title, text }, { words, tell }) => [el("figure", { class: "wording", part: "wording" },
    ...(title ? [el("figcaption", {}, ...rich(title))] : []),
    el("blockquote", {}, text),
    copyButton(text, words, tell))],
  document: ({ title, text, links = {} }, { words, server, tell }) => {
    const named = /** @type {const} */ ([["page", "open_to_print"], ["pdf", "pdf"], ["calendar", "calendar"]]);
    const open = named.flatMap(([link, label]) => {
      const href = ownAddress(links[link], server);
      return href ? [outside(href, words[label], words, "quiet")] : [];
    });
    return [el("figure", { class: "document", part: "document" },
      el("figcaption", {}, ...rich(title)),
      el("details", {},
        el("summary", {}, words.document),
        el("div", { class: "sheet", tabindex: "0", role: "group", "aria-label": title }, text)),
      el("div", { class: "actions" }, copyButton(text, words, tell), ...open))];
  },
  buttons: ({ items }, { words, press }) => [el("div", { class: "choices" }, ...items.map((choice) => {
    const button = el("button", { type: "button", class: "choice", part: "choice" }, choice.title);
    button.addEventListener("click", () => {
      if (!isUsed(button) && press(choice)) use(button, words);
    });
    return button;
  }))],
  sources: ({ items }, { words }) => [el("details", { class: "sources", part: "sources" },
    el("summary", {}, words.sources),
    el("ul", {}, ...items.map(({ name, year, url = "" }) => {
      const label = year ? `${name}, ${year}` : name;
      return el("li", {}, /^https?:\/\//i.test(url) ? outside(url, label, words) : label);
    })))],
};

/**
 * @param {import("./types").Block} block
 * @param {Context} context
 * @returns {Node[]} nothing for a kind that this version does not know
 */
export const draw = (block, context) => DRAWN[block.kind]?.(/** @type {never} */ (block), context) ?? [];

/**
 * @param {"ol" | "ul"} tag
 * @param {string[]} items
 */
const list = (tag, items) => el(tag, {}, ...items.map((item) => el("li", {}, ...rich(item))));

/**
 * Marks the choice that was made. The buttons stay where they are, with the focus, and do nothing any more.
 * @param {HTMLElement} button
 * @param {import("./types").Words} words
 */
export function use(button, words) {
  for (const other of button.parentElement?.children ?? []) other.setAttribute("aria-disabled", "true");
  button.classList.add("chosen");
  button.append(el("span", { class: "hidden" }, ` (${words.chosen})`));
}

/** @param {Element} button */
export const isUsed = (button) => button.getAttribute("aria-disabled") === "true";

/**
 * @param {string} href
 * @param {string} label
 * @param {import("./types").Words} words
 * @param {string} [look]
 */
function outside(href, label, words, look) {
  const hint = el("span", { class: "hidden" }, ` (${words.new_tab})`);
  return el("a", { href, class: look, target: "_blank", rel: "noopener noreferrer" }, label, hint);
}

/**
 * A link that the server sent about itself; empty for one that leads anywhere else.
 * @param {string | undefined} url
 * @param {string} server
 */
function ownAddress(url, server) {
  if (!url) return "";
  const address = new URL(url, server);
  return address.origin === new URL(server).origin ? address.href : "";
}
