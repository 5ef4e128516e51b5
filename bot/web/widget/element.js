// The element on a page: a button in the corner and the dialog that it opens, or the panel itself.
import { loadConfig } from "./config.js";
import { el, fill, icon } from "./dom.js";
import { Panel } from "./panel.js";
import { stylesheet } from "./style.js";

export class SecondOpinionChat extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #life = new AbortController();
  /** @type {HTMLDialogElement | null} */
  #dialog = null;
  /** @type {Panel | null} */
  #panel = null;

  static observedAttributes = ["dir"];

  /** The page may turn the panel round; otherwise its words decide. */
  attributeChangedCallback() {
    this.#panel?.turn(this.getAttribute("dir"));
  }

  async connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const server = this.#server();
    const config = await loadConfig(server, signal);
    if (config && !signal.aborted) this.#build(config, server, signal);
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#panel?.stop();
    this.#panel = this.#dialog = null;
    this.#root.replaceChildren();
  }

  /** Opens the dialog, as the button does. */
  open() {
    if (!this.#dialog || this.#dialog.open) return;
    this.#dialog.showModal();
    this.#panel?.opened();
  }

  /** Closes it; the focus goes back to where it was. */
  close() {
    this.#dialog?.close();
  }

  /** Where the guide runs, with a slash at the end. */
  #server() {
    const named = this.getAttribute("server");
    return named ? new URL(named.replace(/\/*$/, "/"), document.baseURI).href : new URL("..", import.meta.url).href;
  }

  /**
   * @param {import("./types").Config} config
   * @param {string} server
   * @param {AbortSignal} signal
   */
  #build(config, server, signal) {
    const inline = this.hasAttribute("inline");
    const launcher = this.#launcher(config.words);
    const panel = new Panel(config, {
      server, signal,
      close: inline ? null : () => this.close(),
      unread: (count) => showUnread(launcher, count, config.words),
    });
    this.#panel = panel;
    panel.turn(this.getAttribute("dir"));
    this.style.setProperty("--operator-brand", config.colors.brand);
    this.style.setProperty("--operator-on-brand", config.colors.on_brand);
    this.#root.adoptedStyleSheets = [stylesheet()];
    if (inline) panel.node.setAttribute("aria-labelledby", "title");
    this.#root.replaceChildren(...(inline ? [panel.node] : [this.#corner(config.words, launcher), this.#makeDialog(panel)]));
    panel.start();
    this.dispatchEvent(new Event("ready"));
  }

  /** @param {import("./types").Words} words */
  #launcher(words) {
    return el("button", { type: "button", class: "launcher", part: "launcher", "aria-haspopup": "dialog",
      onclick: () => this.open() },
    icon("chat"), el("span", {}, words.launcher), el("span", { class: "badge", part: "badge", hidden: true }));
  }

  /**
   * The button in the corner; further ones on the page stand above the first.
   * @param {import("./types").Words} words
   * @param {Node} launcher
   */
  #corner(words, launcher) {
    const others = [...document.querySelectorAll(`${this.localName}:not([inline])`)];
    const place = Math.max(0, others.indexOf(this));
    const name = place ? `${words.title} ${place + 1}` : words.title;
    const corner = el("section", { class: "corner", "aria-label": name, lang: words.lang }, launcher);
    corner.style.setProperty("--place", String(place));
    return corner;
  }

  /** @param {Panel} panel */
  #makeDialog(panel) {
    const dialog = el("dialog", { part: "dialog", "aria-labelledby": "title" }, panel.node);
    dialog.addEventListener("close", () => panel.closed());
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && panel.back()) event.preventDefault();
    });
    dialog.addEventListener("pointerdown", (event) => {
      if (event.target === dialog) dialog.close();
    });
    this.#dialog = dialog;
    return dialog;
  }
}

/**
 * @param {HTMLElement} launcher
 * @param {number} count
 * @param {import("./types").Words} words
 */
function showUnread(launcher, count, words) {
  const badge = launcher.querySelector(".badge");
  if (!(badge instanceof HTMLElement)) return;
  const said = fill(count === 1 ? words.unread_one : words.unread_many, { n: count });
  badge.hidden = count === 0;
  badge.replaceChildren(...(count ? [el("span", { "aria-hidden": "true" }, String(count)), el("span", { class: "hidden" }, `. ${said}`)] : []));
}
