// The words, numbers and colors of the server: a file like the widget itself, the same for everybody.

const WAITS_MS = [0, 2000, 8000, 30_000];

/**
 * @param {string} server
 * @param {AbortSignal} signal
 * @returns {Promise<import("./types").Config | null>} null when the server cannot be reached
 */
export async function loadConfig(server, signal) {
  for (const wait of WAITS_MS) {
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    if (signal.aborted) return null;
    try {
      const response = await fetch(`${server}widget/config.json`, { signal, credentials: "omit" });
      if (response.ok) return await response.json();
    } catch {
      // Tried again.
    }
  }
  return null;
}
