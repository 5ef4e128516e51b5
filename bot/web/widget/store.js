// What is remembered, and where: in this tab by default, on this device if the person says so, nothing before that.

/** Storage may be full or forbidden; then the chat lasts as long as the page. */
class Area {
  /** @type {Map<string, string>} */
  #memory = new Map();
  #name;

  /** @param {"sessionStorage" | "localStorage"} name */
  constructor(name) {
    this.#name = name;
  }

  /** @param {string} key */
  read(key) {
    try {
      return JSON.parse(this.#memory.get(key) ?? window[this.#name].getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * @param {string} key
   * @param {object | null} value null removes it
   */
  write(key, value) {
    this.#memory.delete(key);
    try {
      if (value === null) window[this.#name].removeItem(key);
      else window[this.#name].setItem(key, JSON.stringify(value));
    } catch {
      if (value !== null) this.#memory.set(key, JSON.stringify(value));
    }
  }
}

export class Store {
  #tab = new Area("sessionStorage");
  #device = new Area("localStorage");
  #key;

  /** @param {string} server each server has a chat of its own */
  constructor(server) {
    this.#key = `second-opinion-guide:${server}`;
  }

  /** @returns {Kept | null} null before the notice was accepted */
  get record() {
    return this.#device.read(this.#key) ?? this.#tab.read(this.#key);
  }

  /** Whether it is kept on this device. */
  get kept() {
    return this.#device.read(this.#key) !== null;
  }

  /** @param {boolean} keep on this device */
  accept(keep) {
    (keep ? this.#device : this.#tab).write(this.#key, {});
  }

  /** @param {Kept} changes */
  update(changes) {
    if (!this.record) return;
    (this.kept ? this.#device : this.#tab).write(this.#key, { ...this.record, ...changes });
  }

  /** @param {boolean} keep moves the record to the device, or back into this tab */
  keep(keep) {
    const record = this.record;
    this.#device.write(this.#key, keep ? record : null);
    this.#tab.write(this.#key, keep ? null : record);
  }

  /** The message under way; always of this tab. @returns {Pending | null} */
  get pending() {
    return this.#tab.read(`${this.#key}:pending`);
  }

  set pending(pending) {
    this.#tab.write(`${this.#key}:pending`, pending);
  }

  clear() {
    for (const area of [this.#tab, this.#device]) area.write(this.#key, null);
    this.pending = null;
  }

  /**
   * Tells when another tab wrote to the record on this device, or removed it.
   * @param {(removed: boolean) => void} changed
   * @param {AbortSignal} signal
   */
  watch(changed, signal) {
    /** @param {StorageEvent} event */
    const listener = (event) => {
      if (event.key === this.#key || event.key === null) changed(event.newValue === null);
    };
    window.addEventListener("storage", listener, { signal });
  }
}
