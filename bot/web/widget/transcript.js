// The chat to take along: a file or a print, made in the browser, so that nothing is sent anywhere for it.
import { el } from "./dom.js";

const STYLE = `
  body { font: 12pt/1.5 Georgia, "Times New Roman", serif; color: #000; margin: 0; }
  h1 { font-size: 16pt; margin: 0; } h3 { font-size: 11pt; margin: 14pt 0 2pt; break-after: avoid; }
  article { border-block-start: .5pt solid #999; } article.user p { font-style: italic; }
  p, li, blockquote { orphans: 3; widows: 3; } blockquote, .sheet { margin: 4pt 12pt; white-space: pre-wrap; }
  .callout { border-inline-start: 3pt solid #000; padding-inline-start: 8pt; }
  button, form, .rating, .icon, .actions, .choices { display: none; }
`;

/**
 * The chat as text to read and to take along, with sources.
 * @param {import("./types").Message[]} messages
 * @param {import("./types").Words} words
 * @param {Date} now
 */
export function asText(messages, words, now) {
  const head = `${words.title}\n${words.subtitle}. ${words.saved_on} ${now.toLocaleString(words.lang)}`;
  const said = messages.map((message) => {
    const who = message.author === "user" ? words.you : words.guide;
    return [`${who}:\n${message.text}`, sourcesOf(message, words)].filter(Boolean).join("\n\n");
  });
  return [head, ...said].join("\n\n---\n\n") + "\n";
}

/**
 * @param {import("./types").Message[]} messages
 * @param {Date} now
 */
export function asJson(messages, now) {
  return JSON.stringify({ saved: now.toISOString(), messages }, null, 2);
}

/**
 * Hands the text to the browser as a download.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * @param {import("./types").Message} message
 * @param {import("./types").Words} words
 */
function sourcesOf({ blocks = [] }, words) {
  const lines = blocks.flatMap((block) => (block.kind === "sources" ? block.items : []))
    .map(({ name, year, url }) => `- ${[name, year, url].filter(Boolean).join(", ")}`);
  return lines.length ? `${words.sources}:\n${lines.join("\n")}` : "";
}

/**
 * Prints the chat alone, whatever the page around it looks like: in a frame of its own, without any address.
 * @param {import("./types").Words} words
 * @param {NodeListOf<Element>} entries the messages as they are on the screen
 * @param {Node} near
 */
export function printChat(words, entries, near) {
  const frame = el("iframe", { class: "hidden", "aria-hidden": "true", tabindex: "-1", title: words.title });
  near.appendChild(frame);
  const inner = frame.contentDocument;
  const view = /** @type {(Window & typeof globalThis) | null} */ (frame.contentWindow);
  if (!inner || !view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  inner.adoptedStyleSheets = [sheet];
  inner.title = words.title;
  inner.documentElement.lang = words.lang;
  const date = `${words.subtitle}. ${words.saved_on} ${new Date().toLocaleString(words.lang)}`;
  inner.body.append(el("h1", {}, words.title), el("p", {}, date), ...[...entries].map((entry) => entry.cloneNode(true)));
  for (const folded of inner.querySelectorAll("details")) folded.open = true;
  view.addEventListener("afterprint", () => frame.remove());
  view.focus();
  view.print();
}
