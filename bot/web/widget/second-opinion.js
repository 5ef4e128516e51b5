// The Second Opinion Guide on a page:
//   <script type="module" src="https://HOST/widget/second-opinion.js"></script>
//   <second-opinion-chat></second-opinion-chat>
// Attributes: server, theme (light, dark), inline (a part of the page), dir. See docs/widget.md.
import { el, fill, icon } from "./dom.js";
import { Panel } from "./panel.js";
import { stylesheet } from "./style.js";

const WAITS_MS = [0, 2000, 8000, 30_000];

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

  open() {
    if (!this.#dialog || this.#dialog.open) return;
    this.#dialog.showModal();
    this.#panel?.opened();
  }

  close() {
    this.#dialog?.close();
  }

  #server() {
    const named = this.getAttribute("server");
    return named ? new URL(named.replace(/\/*$/, "/"), document.baseURI).href : new URL("..", import.meta.url).href;
  }

  /**
   * @param {Config} config
   * @param {string} server
   * @param {AbortSignal} signal
   */
  #build(config, server, signal) {
    const inline = this.hasAttribute("inline");
    const badge = el("span", { class: "badge", hidden: true });
    const panel = new Panel(config, {
      server, signal,
      close: inline ? null : () => this.close(),
      unread: (count) => showUnread(badge, count, config.words),
    });
    this.#panel = panel;
    panel.turn(this.getAttribute("dir"));
    this.style.setProperty("--operator-brand", config.colors.brand);
    this.style.setProperty("--operator-on-brand", config.colors.on_brand);
    this.#root.adoptedStyleSheets = [stylesheet()];
    if (inline) panel.node.setAttribute("aria-labelledby", "title");
    this.#root.replaceChildren(...(inline ? [panel.node] : [this.#makeDialog(panel), this.#corner(config.words, badge)]));
    panel.start();
  }

  /**
   * The button in the corner; further ones on the page stand above the first.
   * @param {Words} words
   * @param {Node} badge
   */
  #corner(words, badge) {
    const others = [...document.querySelectorAll(`${this.localName}:not([inline])`)];
    const place = Math.max(0, others.indexOf(this));
    const name = place ? `${words.title} ${place + 1}` : words.title;
    const launcher = el("button", { type: "button", class: "launcher", "aria-haspopup": "dialog",
      onclick: () => this.open() }, icon("chat"), el("span", {}, words.launcher), badge);
    const corner = el("section", { class: "corner", "aria-label": name, lang: words.lang }, launcher);
    corner.style.setProperty("--place", String(place));
    return corner;
  }

  /** @param {Panel} panel */
  #makeDialog(panel) {
    const dialog = el("dialog", { class: "dialog", "aria-labelledby": "title" }, panel.node);
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
 * @param {HTMLElement} badge
 * @param {number} count
 * @param {Words} words
 */
function showUnread(badge, count, words) {
  const said = fill(count === 1 ? words.unread_one : words.unread_many, { n: count });
  badge.hidden = count === 0;
  badge.replaceChildren(el("span", { "aria-hidden": "true" }, String(count)), el("span", { class: "hidden" }, `. ${said}`));
}

/**
 * @param {string} server
 * @param {AbortSignal} signal
 * @returns {Promise<Config | null>} null when the server cannot be reached
 */
async function loadConfig(server, signal) {
  for (const wait of WAITS_MS) {
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    if (signal.aborted) return null;
    try {
      const response = await fetch(`${server}widget/config.json`, { signal, credentials: "omit" });
      if (response.ok) return await response.json();
    } catch {
      // Again.
    }
  }
  return null;
}

if (!customElements.get("second-opinion-chat")) customElements.define("second-opinion-chat", SecondOpinionChat);
