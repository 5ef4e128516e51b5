// Building elements. Nothing here, or anywhere in the widget, turns a text into markup.

/**
 * An element. What is false or missing is left out, functions become listeners, and classes are parts for the page.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | boolean | undefined | ((event: any) => void)>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
      if (name === "class") node.setAttribute("part", String(value));
    }
  }
  node.append(...children);
  return node;
}

/**
 * Text with its **bold** parts and, where they matter, its phone numbers as links.
 * @param {string} text
 * @param {string[]} [phones]
 * @returns {(Node | string)[]}
 */
export function rich(text, phones = []) {
  return text.split("**").flatMap((piece, at) => {
    /** @type {(Node | string)[]} */
    const parts = withPhones(piece, phones);
    return at % 2 ? el("strong", {}, ...parts) : parts;
  });
}

/**
 * @param {string} text
 * @param {string[]} phones
 */
function withPhones(text, phones) {
  if (!phones.length) return [text];
  const known = phones.map((phone) => phone.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const pieces = text.split(new RegExp(`(?<!\\d)(${known})(?!\\d)`));
  return pieces.map((piece, at) => (at % 2 ? el("a", { href: tel(piece) }, piece) : piece));
}

/** @param {string} phone */
export const tel = (phone) => `tel:${phone.replace(/[^\d+*#]/g, "")}`;

/**
 * A text with its blanks filled in: fill("{n} messages", { n: 2 }).
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  chat: "M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8.5 9h7M8.5 12.5h4.5",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  send: "M12 19V5M6 11l6-6 6 6",
  up: "M7 11v9H4v-9zm0 0l4-8a2.5 2.5 0 0 1 2.5 3L13 9h5.5a2 2 0 0 1 2 2.4l-1.3 7a2 2 0 0 1-2 1.6H7",
  red: "M12 3l9.5 17h-19zM12 10v4.5M12 17.3h.01",
  amber: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7.5v5.5M12 16.3h.01",
};

/**
 * A picture beside words; screen readers pass over it.
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
