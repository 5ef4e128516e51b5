// The messages on the screen: added once, read out once, each reply shown from its beginning.
import { draw, isUsed, use } from "./blocks.js";
import { el, rich } from "./dom.js";
import { ratingOf } from "./rating.js";

/** @typedef {import("./blocks.js").Context & { rate: (seq: number, ...rest: any[]) => Promise<void> }} Context */

export class Log {
  #context;
  #list;
  #typing = el("p", { class: "typing", role: "status", part: "typing" });

  /**
   * @param {Context} context
   * @param {Node} above what stands before the first message
   * @param {Node} below what stands after the last one
   */
  constructor(context, above, below) {
    const { words } = context;
    this.#context = context;
    this.#list = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": words.chat, part: "log" });
    this.node = el("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": words.chat }, above,
      this.#list, this.#typing, below);
  }

  /**
   * @param {import("./types").Message[]} messages
   * @param {boolean} restored from before: shown without being read out
   */
  show(messages, restored) {
    this.#list.setAttribute("aria-live", restored ? "off" : "polite");
    for (const message of messages) {
      if (message.author === "user") this.#markChosen(message.text, restored);
      this.#list.append(this.#entry(message));
    }
    this.showLatest();
    // The list is quiet until screen readers have passed over what was added.
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

  /** @param {import("./types").Message} message */
  #entry(message) {
    const { words } = this.#context;
    const mine = message.author === "user";
    const heading = el("h3", { class: "hidden" }, mine ? words.you : words.guide);
    const look = { class: `message ${message.author}`, part: `message message-${message.author}`, dir: "auto" };
    if (mine) return el("article", look, heading, el("p", {}, message.text));
    const blocks = (message.blocks ?? []).flatMap((block) => draw(block, this.#context));
    const shown = blocks.length ? blocks : [el("p", {}, ...rich(message.text))];
    return el("article", look, heading, ...shown, this.#rating(message.seq ?? 0));
  }

  /** @param {number} seq */
  #rating(seq) {
    const { words, rate } = this.#context;
    return ratingOf(words.rate, (rating, reason) => rate(seq, rating, reason));
  }

  /**
   * The choice that was made by saying its title: of the last reply or, after a reload, of the last one that had it.
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
