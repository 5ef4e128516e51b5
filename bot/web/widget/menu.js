// What can be done with the chat as a whole: a button that shows a short list of buttons.
import { el, icon } from "./dom.js";

/** @typedef {{ label: () => string, run: () => void }} Item */

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
    this.#button = el("button", { type: "button", class: "plain", part: "menu-button", "aria-label": label,
      "aria-expanded": "false", "aria-controls": "menu-list" }, icon("more"));
    this.#button.addEventListener("click", () => this.#toggle(!this.isOpen));
    this.node = el("div", { class: "menu", part: "menu" }, this.#button, this.#list);
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
