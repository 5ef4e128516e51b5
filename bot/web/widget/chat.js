// One conversation with the server: what was said, what is under way, and how nothing is lost or said twice.
//
// A message leaves with a key of its own and is remembered until its reply is here. When the connection breaks it is
// sent again with the same key, which the server answers with the same reply. Replies carry numbers; what has a
// number that is known already is not shown again, and what this page missed comes from the history.
import { LostError, ProblemError } from "./client.js";

/**
 * What the conversation needs of the page.
 * @typedef {object} View
 * @property {(messages: import("./types").Message[], restored: boolean) => void} show
 * @property {() => void} reset nothing is shown any more
 * @property {(writing: boolean) => void} typing
 * @property {(on: boolean) => void} reconnecting
 * @property {(failure: Error | null) => void} failed null: all is well again
 * @property {(said: string) => void} refused the message was not taken; the person may change it
 * @property {() => void} ended the server no longer knows the chat that was stored here
 */

/** @typedef {(reply: import("./types").Delivered) => Promise<void>} Receive */

const WAITS_MS = [400, 1200, 2400];
const REFUSED = [400, 404, 413, 415, 422];

export class Chat {
  /** @type {import("./types").Message[]} */
  messages = [];
  busy = false;
  #client;
  #store;
  #view;
  #last = 0;
  #turn = new AbortController();

  /**
   * @param {import("./client.js").Client} client
   * @param {import("./store.js").Store} store
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
      if (await this.sync()) await this.#finishPending();
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
   * @param {import("./types").Body} body
   * @param {string} said
   */
  async say(body, said) {
    if (this.busy) return false;
    this.#store.pending = { key: makeKey(), body, said };
    this.#add([{ author: "user", text: said, at: new Date().toISOString() }], false);
    await this.retry();
    return true;
  }

  /** Sends the message under way (again), with the same key. */
  async retry() {
    const pending = this.#store.pending;
    if (!pending || this.busy) return;
    await this.#deliver(pending, (reply) => this.#receive(reply));
  }

  /** Sends the message under way in a new chat, the old one being over. */
  async startAnew() {
    this.forget();
    this.#view.reset();
    const pending = this.#store.pending;
    if (pending) this.#add([{ author: "user", text: pending.said, at: new Date().toISOString() }], false);
    await this.retry();
  }

  /** Lets go of a chat that is over; the message under way stays, for a new one. */
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
   * @param {import("./types").Rating} rating
   * @param {string} [reason]
   */
  async rate(seq, rating, reason) {
    await this.#client.rate(this.#store.record?.token ?? "", { seq, rating, reason });
  }

  /** Hangs up; what is under way is finished when the person comes back. */
  stop() {
    this.#turn.abort();
    this.#turn = new AbortController();
    this.busy = false;
    this.#view.typing(false);
  }

  /** The reply to a message of before the reload is shown from the history, together with the message. */
  async #finishPending() {
    const pending = this.#store.pending;
    if (!pending || this.busy) return;
    await this.#deliver(pending, async () => {});
    await this.sync();
  }

  /**
   * @param {import("./types").Pending} pending
   * @param {Receive} receive
   */
  async #deliver(pending, receive) {
    const { signal } = this.#turn;
    this.busy = true;
    this.#view.failed(null);
    try {
      await this.#persist(pending, receive, signal);
      this.#store.pending = null;
    } catch (error) {
      if (signal.aborted) return;
      if (REFUSED.includes(statusOf(error))) this.#refuse(pending);
      this.#view.failed(asError(error));
    } finally {
      if (!signal.aborted) {
        this.busy = false;
        this.#view.typing(false);
      }
    }
  }

  /**
   * Tries until the reply is here, a few times.
   * @param {import("./types").Pending} pending
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
   * @param {import("./types").Pending} pending
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

  /** @param {import("./types").Delivered} reply */
  async #receive({ seq, text, blocks }) {
    if (seq <= this.#last) return;
    if (seq > this.#last + 2) await this.#startOver(seq);
    this.#add([{ seq, author: "bot", text, blocks, at: new Date().toISOString() }], false);
  }

  /**
   * Something was said in between, in another tab: everything before number `end` is drawn anew, in its order.
   * @param {number} end
   */
  async #startOver(end) {
    this.messages = [];
    this.#last = 0;
    this.#view.reset();
    await this.#catchUp(this.#store.record?.token ?? "", end);
  }

  /**
   * @param {string} token
   * @param {number} end the first number that is not wanted
   */
  async #catchUp(token, end) {
    for (;;) {
      const page = await this.#client.history(token, this.#last);
      const missed = page.filter(({ seq = 0 }) => seq > this.#last && seq < end);
      if (!missed.length) return;
      this.#add(missed, true);
    }
  }

  /**
   * @param {import("./types").Message[]} messages
   * @param {boolean} restored
   */
  #add(messages, restored) {
    this.messages.push(...messages);
    this.#last = Math.max(this.#last, ...messages.map(({ seq }) => seq ?? 0));
    if (this.#last > (this.#store.record?.last ?? 0)) this.#store.update({ last: this.#last });
    this.#view.show(messages, restored);
  }

  /** @param {import("./types").Pending} pending */
  #refuse(pending) {
    this.#store.pending = null;
    this.messages.pop();
    this.#view.refused(pending.said);
  }
}

/** @param {unknown} error */
export const statusOf = (error) => (error instanceof ProblemError && error.problem.status) || 0;

/** @param {unknown} error */
const asError = (error) => (error instanceof Error ? error : new LostError());

/** Random enough to name a message. crypto.randomUUID needs https; an intranet page may have none. */
const makeKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("-");

/**
 * Waits, not longer than until the device is online again or nobody wants the reply any more.
 * @param {number} ms
 * @param {AbortSignal} signal
 */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve(undefined);
    }
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
