// The panel: the notice first, then the conversation, and all that can be done with it.
import { Chat } from "./chat.js";
import { Client } from "./client.js";
import { el, fill } from "./dom.js";
import { Composer, Menu, ProblemBox, header, intro, notice, numbers } from "./frame.js";
import { Log, asText, download, printChat } from "./log.js";
import { Store } from "./store.js";

export class Panel {
  #config;
  #words;
  #place;
  #store;
  #chat;
  #log;
  #composer;
  #problem;
  #menu;
  #top = el("div", {});
  #news = el("p", { class: "news", role: "status" });
  #foot;
  #reading = false;

  /**
   * @param {Config} config
   * @param {Place} place
   */
  constructor(config, place) {
    const { words } = config;
    const phones = Object.values(config.numbers).filter(Boolean);
    this.#config = config;
    this.#words = words;
    this.#place = place;
    this.#store = new Store(place.server);
    this.#chat = new Chat(new Client(place.server), this.#store, this.#view());
    this.#problem = new ProblemBox(words, phones, {
      retry: () => this.#retry(),
      startAnew: () => this.#chat.startAnew(),
      pending: () => this.#store.pending !== null,
    });
    this.#log = new Log({
      words, phones, server: place.server,
      press: ({ id, title }) => this.#say({ button: id }, title),
      tell: (said) => this.#tell(said),
      rate: (seq, rating, reason) => this.#chat.rate(seq, rating, reason),
    }, this.#top, this.#problem.node);
    this.#composer = new Composer(words, config.longest, (text) => this.#say({ text }, text));
    this.#menu = new Menu(words.menu.label, this.#menuItems());
    const erase = el("button", { type: "button", class: "erase" }, words.erase);
    erase.addEventListener("click", () => this.#erase());
    this.#foot = el("footer", { class: "foot" }, el("p", {}, words.reminder), erase);
    this.node = el("section", { class: "panel", lang: words.lang },
      header(words, this.#menu.node, place.close), numbers(config), this.#log.node, this.#news,
      this.#composer.node, this.#foot);
    this.#arrange();
    this.#listen();
  }

  /** Shows what was said before. */
  async start() {
    if (this.#store.record) await this.#chat.resume();
  }

  /** The panel is in sight now. */
  opened() {
    this.#reading = true;
    // Another widget on the page may have been told yes meanwhile.
    if (this.#composer.node.hidden === (this.#store.record !== null)) this.#arrange();
    this.#catchUp();
    this.#markSeen();
    this.#log.showLatest();
    this.focus();
  }

  /** The panel is out of sight. */
  closed() {
    this.#reading = false;
  }

  /** Where to begin: the notice or the last answer to be read first, otherwise the field. */
  focus() {
    const touch = matchMedia("(pointer: coarse)").matches;
    const title = this.node.querySelector("#notice-title, .erased") ?? this.node.querySelector("#title");
    if (this.#store.record && !touch) this.#composer.focus();
    else if (title instanceof HTMLElement) title.focus({ preventScroll: true });
  }

  /** Closes what lies on top; false if nothing does. */
  back() {
    return this.#menu.close();
  }

  /** @param {string | null} dir its direction; null: that of its words */
  turn(dir) {
    this.node.dir = dir || this.#words.dir;
  }

  /** Hangs up. */
  stop() {
    this.#chat.stop();
  }

  /** @returns {View} */
  #view() {
    return {
      show: (messages, restored) => {
        this.#log.show(messages, restored);
        this.#markSeen();
      },
      reset: () => this.#log.clear(),
      typing: (writing) => {
        this.#log.typing(writing);
        this.#composer.busy(this.#chat.busy);
      },
      reconnecting: (on) => this.#log.reconnecting(on),
      failed: (error) => {
        this.#problem.show(error);
        if (error) this.#log.showEnd();
      },
      refused: (said) => {
        this.#log.withdraw();
        this.#composer.write(said);
        this.#composer.focus();
      },
      ended: () => this.#tell(this.#words.connection.ended),
    };
  }

  /** Either the notice, or the conversation. */
  #arrange(erased = "") {
    const talking = this.#store.record !== null;
    const box = el("div", { class: "erased", tabindex: "-1", role: "status" },
      el("h3", {}, this.#words.erased.title), el("p", {}, erased));
    this.#top.replaceChildren(...(erased ? [box] : []), talking
      ? intro(this.#words, (text) => this.#say({ text }, text))
      : notice(this.#config, Object.values(this.#config.numbers).filter(Boolean), (keep) => this.#accept(keep)));
    for (const node of [this.#composer.node, this.#foot, this.#menu.node]) node.hidden = !talking;
    this.#log.node.scrollTo({ top: 0 });
  }

  /** @param {boolean} keep */
  #accept(keep) {
    this.#store.accept(keep);
    this.#arrange();
    this.focus();
  }

  /**
   * @param {Said} body
   * @param {string} said
   */
  #say(body, said) {
    if (this.#chat.busy) return false;
    this.#tell("");
    this.#chat.say(body, said);
    return true;
  }

  #retry() {
    if (this.#store.pending && this.#chat.messages.length) this.#chat.retry();
    else this.#chat.resume();
    this.#composer.focus();
  }

  async #erase() {
    try {
      this.#forgotten(await this.#chat.erase());
    } catch {
      const { title, detail } = this.#words.problems.erase_failed;
      this.#tell(`${title}. ${detail}`);
    }
  }

  /** @param {number} count */
  #forgotten(count) {
    const { none, one, many } = this.#words.erased;
    this.#cleared(count ? fill(count === 1 ? one : many, { n: count }) : none);
    const box = this.node.querySelector(".erased");
    if (this.#reading && box instanceof HTMLElement) box.focus();
  }

  /** @param {string} said */
  #cleared(said) {
    this.#log.clear();
    this.#composer.write("");
    this.#problem.show(null);
    this.#tell("");
    this.#arrange(said);
    this.#place.unread(0);
  }

  /** @returns {Item[]} */
  #menuItems() {
    const { menu, restart_message: again, my_chat: name } = this.#words;
    const messages = () => this.#chat.messages;
    const entries = () => this.#log.node.querySelectorAll(".message");
    /** @param {() => void} run */
    const ifAny = (run) => () => (messages().length ? run() : this.#tell(this.#words.nothing_to_save));
    /** @param {string} type @param {string} end @param {() => string} text */
    const save = (type, end, text) => ifAny(() => {
      download(`${name}.${end}`, type, text());
      this.#tell(this.#words.saved);
    });
    return [
      { label: () => menu.restart, run: () => void this.#say({ text: again }, again) },
      { label: () => menu.save_text, run: save("text/plain", "txt", () => asText(messages(), this.#words)) },
      { label: () => menu.save_data, run: save("application/json", "json", () => JSON.stringify(messages(), null, 2)) },
      { label: () => menu.print, run: ifAny(() => printChat(this.#words, entries(), this.node)) },
      { label: () => (this.#store.kept ? menu.forget : menu.keep), run: () => this.#keep(!this.#store.kept) },
    ];
  }

  /** @param {boolean} keep */
  #keep(keep) {
    this.#store.keep(keep);
    this.#tell(keep ? this.#words.keeping : this.#words.not_keeping);
  }

  /** @param {string} said */
  #tell(said) {
    this.#news.textContent = said;
  }

  #markSeen() {
    const { last = 0, seen = 0 } = this.#store.record ?? {};
    if (this.#reading && last > seen) this.#store.update({ seen: last });
    const from = this.#reading ? last : seen;
    this.#place.unread(this.#chat.messages.filter((m) => m.author === "bot" && (m.seq ?? 0) > from).length);
  }

  /** What was missed, or what could not be sent; nothing to say if the server is away just now. */
  #catchUp() {
    if (this.#problem.isLost) this.#retry();
    else this.#chat.sync().catch(() => {});
  }

  #listen() {
    const { signal } = this.#place;
    this.#store.watch((removed) => {
      if (!removed) return this.#catchUp();
      this.#chat.stop();
      this.#chat.forget();
      this.#cleared(this.#words.erased.elsewhere);
    }, signal);
    window.addEventListener("online", () => this.#catchUp(), { signal });
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#catchUp(), { signal });
  }
}
