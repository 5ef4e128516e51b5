// The panel around the messages.
import { LostError, ProblemError } from "./client.js";
import { el, fill, icon, rich, tel } from "./dom.js";

/**
 * @param {Words} words
 * @param {Node} menu
 * @param {(() => void) | null} close null where there is nothing to close
 */
export function header(words, menu, close) {
  const closing = close && el("button", { type: "button", class: "plain close", "aria-label": words.close,
    onclick: close }, icon("close"));
  return el("header", { class: "head" },
    el("span", { class: "mark" }, icon("chat")),
    el("div", { class: "names" },
      el("h2", { id: "title", class: "title", tabindex: "-1" }, words.title),
      el("p", {}, words.subtitle)),
    menu, ...(closing ? [closing] : []));
}

/**
 * @param {Config} config
 */
export function numbers({ numbers: known, words }) {
  /** @type {("emergency" | "crisis" | "poison")[]} */
  const order = ["emergency", "crisis", "poison"];
  const lines = order.filter((name) => known[name]).map((name) =>
    el("li", {}, el("a", { href: tel(known[name]) }, el("span", {}, words.numbers[name]), " ",
      el("strong", {}, known[name]))));
  return el("ul", { class: "numbers", "aria-label": words.numbers.label }, ...lines);
}

/**
 * The notice. Nothing is stored or sent before `accept` is called.
 * @param {Config} config
 * @param {string[]} phones
 * @param {(keep: boolean) => void} accept
 */
export function notice({ words, contact }, phones, accept) {
  const { notice: said } = words;
  const keep = el("input", { type: "checkbox", id: "keep", "aria-describedby": "keep-hint" });
  const button = el("button", { type: "button", class: "primary" }, said.accept);
  button.addEventListener("click", () => accept(keep.checked));
  return el("section", { class: "notice", "aria-labelledby": "notice-title" },
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
 * @param {Words} words
 * @param {(text: string) => boolean} say
 */
export function intro({ intro: said }, say) {
  const starters = said.starters.map((text) =>
    el("button", { type: "button", class: "choice", onclick: () => say(text) }, text));
  return el("section", { class: "intro" },
    el("h3", { tabindex: "-1" }, said.title),
    el("p", {}, said.text),
    el("div", { class: "choices" }, ...starters));
}

export class Menu {
  #button;
  #list = el("div", { class: "menu-list", hidden: true, id: "menu-list" });
  #items;

  /**
   * @param {string} label
   * @param {Item[]} items
   */
  constructor(label, items) {
    this.#items = items;
    this.#button = el("button", { type: "button", class: "plain", "aria-label": label,
      "aria-expanded": "false", "aria-controls": "menu-list" }, icon("more"));
    this.#button.addEventListener("click", () => this.#toggle(!this.isOpen));
    this.node = el("div", { class: "menu" }, this.#button, this.#list);
    this.node.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.node.contains(relatedTarget)) this.#toggle(false);
    });
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  /** Closes it with the focus back on its button; false if it was not open. */
  close() {
    if (!this.isOpen) return false;
    this.#toggle(false);
    this.#button.focus();
    return true;
  }

  /** @param {boolean} open */
  #toggle(open) {
    this.#list.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    this.#list.replaceChildren(...this.#items.map(({ label, run }) =>
      el("button", { type: "button", onclick: () => (this.close(), run()) }, label())));
  }
}

/** Where the person writes: counts when it gets long, keeps what cannot be sent. */
export class Composer {
  #words;
  #longest;
  #field = el("textarea", { rows: "1", enterkeyhint: "send", class: "field", id: "field", autocomplete: "off" });
  #count = el("p", { class: "count", role: "status", id: "count" });
  #send;

  /**
   * @param {Words} words
   * @param {number} longest
   * @param {(text: string) => boolean} onSend false: not now, the text stays
   */
  constructor(words, longest, onSend) {
    this.#words = words;
    this.#longest = longest;
    this.#send = el("button", { class: "send" }, icon("send"), el("span", {}, words.send));
    this.node = el("form", { class: "composer" },
      el("label", { for: "field" }, words.field),
      el("div", { class: "row" }, this.#field, this.#send),
      this.#count);
    this.#field.setAttribute("aria-describedby", "count");
    this.#field.addEventListener("input", () => this.#measure());
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.node.requestSubmit();
    });
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#field.value.trim();
      if (!text || this.#over() > 0) this.focus();
      else if (onSend(text)) this.write("");
    });
  }

  focus() {
    this.#field.focus();
  }

  /** @param {string} text */
  write(text) {
    this.#field.value = text;
    this.#measure();
  }

  /** @param {boolean} busy nothing can be sent now; writing is possible */
  busy(busy) {
    this.#send.setAttribute("aria-disabled", String(busy));
  }

  #over() {
    return this.#field.value.trim().length - this.#longest;
  }

  #measure() {
    const field = this.#field;
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    const over = this.#over();
    const values = { n: over > 0 ? over : this.#longest + over, longest: this.#longest };
    this.#count.textContent =
      over > 0 ? fill(this.#words.too_many_letters, values) : over > -200 ? fill(this.#words.count, values) : "";
    field.setAttribute("aria-invalid", String(over > 0));
    this.#count.classList.toggle("over", over > 0);
  }
}

/** What went wrong, in a patient's words, with the way on. */
export class ProblemBox {
  #words;
  #phones;
  #ways;
  #lost = false;
  node = el("div", { class: "problem", role: "alert", hidden: true });

  /**
   * @param {Words} words
   * @param {string[]} phones
   * @param {Ways} ways
   */
  constructor(words, phones, ways) {
    this.#words = words;
    this.#phones = phones;
    this.#ways = ways;
  }

  /** Whether the connection is what is missing. */
  get isLost() {
    return this.#lost;
  }

  /** @param {Error | null} error */
  show(error) {
    this.#lost = error instanceof LostError;
    this.node.hidden = !error;
    this.node.replaceChildren(...(error ? this.#content(error) : []));
  }

  /** @param {Error} error */
  #content(error) {
    const { title, detail, status } = this.#problem(error);
    const said = [el("p", {}, el("strong", {}, title)), el("p", {}, ...rich(detail, this.#phones))];
    const { connection } = this.#words;
    if (status === 401) return [...said, way(connection.new_chat, this.#ways.startAnew)];
    return this.#lost || this.#ways.pending() ? [...said, way(connection.retry, this.#ways.retry)] : said;
  }

  /**
   * @param {Error} error
   * @returns {Problem}
   */
  #problem(error) {
    if (error instanceof ProblemError) return error.problem;
    return this.#words.problems[navigator.onLine ? "away" : "offline"];
  }
}

/**
 * @param {string} label
 * @param {() => void} go
 */
const way = (label, go) => el("button", { type: "button", class: "quiet", onclick: go }, label);
