// What went wrong, in a patient's words, with the way on.
import { LostError, ProblemError } from "./client.js";
import { el, rich } from "./dom.js";

/** @typedef {{ retry: () => void, startAnew: () => void, pending: () => boolean }} Ways */

export class ProblemBox {
  #words;
  #phones;
  #ways;
  #lost = false;
  node = el("div", { class: "problem", role: "alert", part: "problem", hidden: true });

  /**
   * @param {import("./types").Words} words
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
   * @returns {import("./types").Problem}
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
const way = (label, go) => el("button", { type: "button", class: "quiet", part: "action", onclick: go }, label);
