// The website channel over HTTP. Every failure is one of two: the server said why, or it could not be reached.

const SILENCE_MS = 40_000; // the server's heartbeat comes every 15 seconds

/** The server said what is wrong, in a patient's words. */
export class ProblemError extends Error {
  /** @param {Problem} problem */
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
   * @param {string} token
   * @param {Pending} message
   * @param {AbortSignal} signal
   */
  async *send(token, { body, key }, signal) {
    const line = patience(signal);
    try {
      const response = await this.#ask("POST", "messages", { token, body, key, signal: line.signal });
      if (response.body) yield* events(response.body, line.alive);
    } catch (error) {
      throw error instanceof ProblemError ? error : new LostError();
    }
  }

  /**
   * @param {string} token
   * @param {number} after
   * @returns {Promise<Message[]>}
   */
  async history(token, after) {
    return (await (await this.#ask("GET", `history?after=${after}`, { token })).json()).messages;
  }

  /**
   * @param {string} token
   * @param {{ seq: number, rating: Rating, reason?: string }} body
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
      signal: signal ?? patience().signal,
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

/**
 * Hangs up when nothing has come for too long, or when the caller does. `alive` says that something came.
 * @param {AbortSignal} [caller]
 */
function patience(caller) {
  const controller = new AbortController();
  const hangUp = () => controller.abort();
  let timer = setTimeout(hangUp, SILENCE_MS);
  caller?.addEventListener("abort", hangUp);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(hangUp, SILENCE_MS);
  };
  return { signal: controller.signal, alive };
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} alive
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

/** @param {unknown} error */
export const statusOf = (error) => (error instanceof ProblemError && error.problem.status) || 0;

/** @param {unknown} error */
export const asError = (error) => (error instanceof Error ? error : new LostError());
