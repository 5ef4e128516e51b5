// Where the person writes: grows with the text, counts when it gets long, keeps it when it cannot be sent.
import { el, fill, icon } from "./dom.js";

const NEARLY = 200; // letters before the end at which the count appears

export class Composer {
  #words;
  #longest;
  #field = el("textarea", { rows: "1", enterkeyhint: "send", part: "field", id: "field", autocomplete: "off" });
  #count = el("p", { class: "count", role: "status", id: "count" });
  #send;

  /**
   * @param {import("./types").Words} words
   * @param {number} longest
   * @param {(text: string) => boolean} onSend false: not now, the text stays
   */
  constructor(words, longest, onSend) {
    this.#words = words;
    this.#longest = longest;
    this.#send = el("button", { class: "send", part: "send" }, icon("send"), el("span", {}, words.send));
    this.node = el("form", { class: "composer", part: "composer" },
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
      over > 0 ? fill(this.#words.too_many_letters, values) : over > -NEARLY ? fill(this.#words.count, values) : "";
    field.setAttribute("aria-invalid", String(over > 0));
    this.#count.classList.toggle("over", over > 0);
  }
}
