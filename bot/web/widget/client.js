// The website channel over HTTP. Every failure is one of two: the server said why, or it could not be reached.

const SILENCE_MS = 40_000; // the server's heartbeat comes every 15 seconds

/** The server said what is wrong, in a patient's words. */
export class ProblemError extends Error {
  /** @param {import("./types").Problem} problem */
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The server could not be reached, or stopped in the middle of a reply. */
export class LostError extends Error {}

export class Client {
  #base;

  /** @param {string} server with a slash at the end */
  constructor(server) {
    this.#base = `${server}webhooks/web/`;
  }

  /** @returns {Promise<{ token: string }>} */
  async open() {
    return (await this.#ask("POST", "session", {})).json();
  }

  /**
   * The events of the reply to a message.
   * @param {string} token
   * @param {import("./types").Pending} message
   * @param {AbortSignal} signal
   */
  async *send(token, { body, key }, signal) {
    const silence = new Silence(signal);
    try {
      const response = await this.#ask("POST", "messages", { token, body, key, signal: silence.signal });
      if (!response.body) throw new LostError();
      yield* events(response.body, () => silence.broken());
    } catch (error) {
      throw error instanceof ProblemError ? error : new LostError();
    } finally {
      silence.end();
    }
  }

  /**
   * @param {string} token
   * @param {number} after
   * @returns {Promise<import("./types").Message[]>}
   */
  async history(token, after) {
    return (await (await this.#ask("GET", `history?after=${after}`, { token })).json()).messages;
  }

  /**
   * @param {string} token
   * @param {{ seq: number, rating: import("./types").Rating, reason?: string }} body
   */
  async rate(token, body) {
    await this.#ask("POST", "feedback", { token, body });
  }

  /** @param {string} token */
  async erase(token) {
    await this.#ask("DELETE", "session", { token });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ token?: string, body?: object, key?: string, signal?: AbortSignal }} options
   */
  async #ask(method, path, { token, body, key, signal }) {
    /** @type {Record<string, string>} */
    const headers = { Accept: key ? "text/event-stream" : "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (key) headers["Idempotency-Key"] = key;
    if (body) headers["Content-Type"] = "application/json";
    const response = await fetch(this.#base + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: signal ?? giveUp(),
      credentials: "omit",
      cache: "no-store",
    }).catch(() => {
      throw new LostError();
    });
    if (response.ok) return response;
    const problem = await response.json().catch(() => null);
    throw problem?.detail ? new ProblemError(problem) : new LostError();
  }
}

function giveUp() {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), SILENCE_MS);
  return controller.signal;
}

/** Hangs up when nothing has arrived for too long, or when the caller does. */
class Silence {
  #controller = new AbortController();
  #outer;
  #timer = 0;
  #stop = () => this.#controller.abort();

  /** @param {AbortSignal} outer */
  constructor(outer) {
    this.#outer = outer;
    if (outer.aborted) this.#stop();
    outer.addEventListener("abort", this.#stop);
    this.broken();
  }

  get signal() {
    return this.#controller.signal;
  }

  broken() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#stop, SILENCE_MS);
  }

  end() {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener("abort", this.#stop);
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} alive called whenever something arrives, a heartbeat too
 * @returns {AsyncGenerator<{ name: string, data: any }>}
 */
async function* events(body, alive) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (let rest = ""; ; ) {
    const { value, done } = await reader.read();
    if (done) return;
    alive();
    const parts = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const found = /^event: (\w+)\ndata: (.*)$/.exec(part);
      if (found) yield { name: found[1], data: JSON.parse(found[2]) };
    }
  }
}
