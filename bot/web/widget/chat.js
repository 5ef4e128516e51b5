// One conversation with the server. A message keeps its key until its reply is here; after a break it goes out again
// with the same key and gets the same reply. Messages have numbers: none is lost or shown twice.
import { LostError, ProblemError, asError, statusOf } from "./client.js";

const WAITS_MS = [400, 1200, 2400];
const REFUSED = [400, 404, 413, 415, 422];

export class Chat {
  /** @type {Message[]} */
  messages = [];
  busy = false;
  #client;
  #store;
  #view;
  #last = 0;
  #turn = new AbortController();

  /**
   * @param {Client} client
   * @param {Store} store
   * @param {View} view
   */
  constructor(client, store, view) {
    this.#client = client;
    this.#store = store;
    this.#view = view;
  }

  /** After a reload: what was said before, and the message that was under way. */
  async resume() {
    try {
      // The reply to a message of before the reload comes from the history.
      if (!(await this.sync()) || !this.#store.pending) return;
      await this.retry(async () => {});
      await this.sync();
    } catch (error) {
      this.#view.failed(asError(error));
    }
  }

  /** Shows what this page does not know yet; false when there is no chat (any more). */
  async sync() {
    const token = this.#store.record?.token;
    if (!token || this.busy) return false;
    try {
      await this.#catchUp(token, Infinity);
      return true;
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      this.forget();
      this.#view.reset();
      this.#view.ended();
      return false;
    }
  }

  /**
   * Sends typed text or a pressed button; false while another message is under way.
   * @param {Said} body
   * @param {string} said
   */
  async say(body, said) {
    if (this.busy) return false;
    this.#said((this.#store.pending = { key: makeKey(), body, said }));
    await this.retry();
    return true;
  }

  /**
   * Sends the message under way (again), with the same key.
   * @param {Receive} receive
   */
  async retry(receive = (reply) => this.#receive(reply)) {
    const { pending } = this.#store;
    if (!pending || this.busy) return;
    const { signal } = this.#turn;
    this.busy = true;
    this.#view.failed(null);
    try {
      await this.#persist(pending, receive, signal);
      this.#store.pending = null;
    } catch (error) {
      if (signal.aborted) return;
      if (REFUSED.includes(statusOf(error))) this.#refused(pending);
      this.#view.failed(asError(error));
    } finally {
      if (!signal.aborted) this.#rest();
    }
  }

  /** Sends the message under way in a new chat, the old one being over. */
  async startAnew() {
    this.forget();
    this.#view.reset();
    if (this.#store.pending) this.#said(this.#store.pending);
    await this.retry();
  }

  /** Lets go of a chat that is over; the message under way stays. */
  forget() {
    this.messages = [];
    this.#last = 0;
    this.#store.update({ token: undefined, last: undefined, seen: undefined });
  }

  /** Erases everything, here and on the server, and tells how many messages there were. */
  async erase() {
    this.stop();
    const token = this.#store.record?.token;
    const count = this.messages.length;
    if (token) {
      await this.#client.erase(token).catch((error) => {
        if (statusOf(error) !== 401) throw error;
      });
    }
    this.messages = [];
    this.#last = 0;
    this.#store.clear();
    return count;
  }

  /**
   * @param {number} seq
   * @param {Rating} rating
   * @param {string} [reason]
   */
  async rate(seq, rating, reason) {
    await this.#client.rate(this.#store.record?.token ?? "", { seq, rating, reason });
  }

  /** Hangs up; what is under way is finished when the person comes back. */
  stop() {
    this.#turn.abort();
    this.#turn = new AbortController();
    this.#rest();
  }

  #rest() {
    this.busy = false;
    this.#view.typing(false);
  }

  /**
   * Tries until the reply is here, a few times.
   * @param {Pending} pending
   * @param {Receive} receive
   * @param {AbortSignal} signal
   */
  async #persist(pending, receive, signal) {
    for (const wait of [...WAITS_MS, 0]) {
      try {
        await this.#send(pending, receive, signal);
        return;
      } catch (error) {
        if (!(error instanceof LostError) || signal.aborted || !wait || !navigator.onLine) throw error;
      }
      this.#view.reconnecting(true);
      await pause(wait, signal);
      this.#view.reconnecting(false);
    }
  }

  /**
   * @param {Pending} pending
   * @param {Receive} receive
   * @param {AbortSignal} signal
   */
  async #send(pending, receive, signal) {
    let token = this.#store.record?.token;
    if (!token) {
      ({ token } = await this.#client.open());
      if (signal.aborted) throw new LostError();
      this.#store.update({ token });
    }
    for await (const { name, data } of this.#client.send(token, pending, signal)) {
      if (signal.aborted) throw new LostError();
      if (name === "typing") this.#view.typing(true);
      if (name === "error") throw new ProblemError(data);
      if (name === "message") return receive(data);
    }
    throw new LostError();
  }

  /** @param {Delivered} reply */
  async #receive({ seq, text, blocks }) {
    if (seq <= this.#last) return;
    if (seq > this.#last + 2) {
      // Something was said in between, in another tab: everything before is drawn anew, in its order.
      this.messages = [];
      this.#last = 0;
      this.#view.reset();
      await this.#catchUp(this.#store.record?.token ?? "", seq);
    }
    this.#add([{ seq, author: "bot", text, blocks, at: new Date().toISOString() }], false);
  }

  /**
   * @param {string} token
   * @param {number} end the first number that is not wanted
   */
  async #catchUp(token, end) {
    for (;;) {
      const page = await this.#client.history(token, this.#last);
      // A message left meanwhile: with its reply comes what was missed.
      if (this.busy && end === Infinity) return;
      const missed = page.filter(({ seq = 0 }) => seq > this.#last && seq < end);
      if (!missed.length) return;
      this.#add(missed, true);
    }
  }

  /**
   * @param {Message[]} messages
   * @param {boolean} restored
   */
  #add(messages, restored) {
    this.messages.push(...messages);
    this.#last = Math.max(this.#last, ...messages.map(({ seq }) => seq ?? 0));
    if (this.#last > (this.#store.record?.last ?? 0)) this.#store.update({ last: this.#last });
    this.#view.show(messages, restored);
  }

  /** @param {Pending} pending */
  #said({ said }) {
    this.#add([{ author: "user", text: said, at: new Date().toISOString() }], false);
  }

  /** @param {Pending} pending */
  #refused({ said }) {
    this.#store.pending = null;
    this.messages.pop();
    this.#view.refused(said);
  }
}

/** Random enough to name a message. crypto.randomUUID needs https; an intranet page may have none. */
const makeKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("-");

/**
 * Waits, until the device is online again at the longest.
 * @param {number} ms
 * @param {AbortSignal} signal
 */
const pause = (ms, signal) => new Promise((resolve) => {
  setTimeout(resolve, ms);
  window.addEventListener("online", resolve, { once: true, signal });
  signal.addEventListener("abort", resolve, { once: true });
});
