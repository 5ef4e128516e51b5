// The messages: on the screen, each read out once; as a file and on paper, made here.
import { draw, isUsed, ratingOf, use } from "./blocks.js";
import { el, rich } from "./dom.js";

export class Log {
  #context;
  #list;
  #typing = el("p", { class: "typing", role: "status" });

  /**
   * @param {Context} context
   * @param {Node} above what stands before the first message
   * @param {Node} below what stands after the last one
   */
  constructor(context, above, below) {
    const { words } = context;
    this.#context = context;
    this.#list = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": words.chat });
    this.node = el("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": words.chat }, above,
      this.#list, this.#typing, below);
  }

  /**
   * @param {Message[]} messages
   * @param {boolean} restored from before: shown without being read out
   */
  show(messages, restored) {
    this.#list.setAttribute("aria-live", restored ? "off" : "polite");
    for (const message of messages) {
      if (message.author === "user") this.#markChosen(message.text, restored);
      this.#list.append(this.#entry(message));
    }
    this.showLatest();
    if (restored) setTimeout(() => this.#list.setAttribute("aria-live", "polite"), 500);
  }

  /** Scrolls to the beginning of the last message: the reader goes on from there. */
  showLatest() {
    const latest = this.#list.lastElementChild;
    if (latest instanceof HTMLElement) this.node.scrollTo({ top: latest.offsetTop - 12 });
  }

  /** Scrolls to what stands below the last message. */
  showEnd() {
    this.node.scrollTo({ top: this.node.scrollHeight });
  }

  /** @param {boolean} writing */
  typing(writing) {
    this.#say(writing ? this.#context.words.typing : "", writing);
  }

  /** @param {boolean} on */
  reconnecting(on) {
    this.#say(on ? this.#context.words.connection.again : "", on);
  }

  /** Takes back the last message, which was refused. */
  withdraw() {
    this.#list.lastElementChild?.remove();
  }

  clear() {
    this.#list.replaceChildren();
    this.typing(false);
  }

  /** @param {Message} message */
  #entry(message) {
    const { words } = this.#context;
    const mine = message.author === "user";
    const heading = el("h3", { class: "hidden" }, mine ? words.you : words.guide);
    const look = { class: `message ${message.author}`, dir: "auto" };
    if (mine) return el("article", look, heading, el("p", {}, message.text));
    const { blocks = [], seq = 0, text } = message;
    const shown = blocks.flatMap((block) => draw(block, this.#context));
    const entry = el("article", look, heading, ...(shown.length ? shown : [el("p", {}, ...rich(text))]));
    if (isRated(blocks)) entry.append(ratingOf(words.rate, (...said) => this.#context.rate(seq, ...said)));
    return entry;
  }

  /**
   * Marks the choice with this title: of the last reply or, after a reload, of the last one that had it.
   * @param {string} title
   * @param {boolean} anywhere
   */
  #markChosen(title, anywhere) {
    const replies = [...this.#list.querySelectorAll(".bot")].reverse();
    for (const reply of anywhere ? replies : replies.slice(0, 1)) {
      const button = [...reply.querySelectorAll("button.choice")].find((other) => other.textContent === title);
      if (button instanceof HTMLElement && !isUsed(button)) return use(button, this.#context.words);
    }
  }

  /**
   * @param {string} text
   * @param {boolean} moving
   */
  #say(text, moving) {
    const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    this.#typing.replaceChildren(...(moving ? [text, dots] : []));
    if (moving) this.showEnd();
  }
}

/**
 * Not in an emergency, and not under a greeting or a bare question.
 * @param {Block[]} blocks
 */
const isRated = (blocks) => blocks.some(({ kind }) => kind !== "text" && kind !== "buttons") &&
  !blocks.some((block) => block.kind === "callout" && block.tone === "red");

const STYLE = `
  body { font: 12pt/1.5 Georgia, "Times New Roman", serif; color: #000; margin: 0; }
  h1 { font-size: 16pt; margin: 0; } h3 { font-size: 11pt; margin: 14pt 0 2pt; break-after: avoid; }
  article { border-block-start: .5pt solid #999; } article.user p { font-style: italic; }
  blockquote, .sheet { margin: 4pt 12pt; white-space: pre-wrap; }
  .callout { border-inline-start: 3pt solid #000; padding-inline-start: 8pt; }
  button, form, .rating, .icon, .actions, .choices { display: none; }
`;

/**
 * The chat as text, with sources.
 * @param {Message[]} messages
 * @param {Words} words
 */
export function asText(messages, words) {
  const head = `${words.title}\n${dated(words)}`;
  const said = messages.map((message) => {
    const who = message.author === "user" ? words.you : words.guide;
    return [`${who}:\n${message.text}`, sourcesOf(message, words)].filter(Boolean).join("\n\n");
  });
  return [head, ...said].join("\n\n---\n\n") + "\n";
}

/** @param {Words} words */
const dated = (words) => `${words.subtitle}. ${words.saved_on} ${new Date().toLocaleString(words.lang)}`;

/**
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
 * @param {Message} message
 * @param {Words} words
 */
function sourcesOf({ blocks = [] }, words) {
  const lines = blocks.flatMap((block) => (block.kind === "sources" ? block.items : []))
    .map(({ name, year, url }) => `- ${[name, year, url].filter(Boolean).join(", ")}`);
  return lines.length ? `${words.sources}:\n${lines.join("\n")}` : "";
}

/**
 * Prints the chat alone, without the page around it: in a frame of its own.
 * @param {Words} words
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
  inner.body.append(el("h1", {}, words.title), el("p", {}, dated(words)), ...[...entries].map((entry) => entry.cloneNode(true)));
  for (const folded of inner.querySelectorAll("details")) folded.open = true;
  view.addEventListener("afterprint", () => frame.remove());
  view.focus();
  view.print();
}
