// A button that copies words, with and without the clipboard that only https pages have.
import { el } from "./dom.js";

/**
 * @param {string} text
 * @param {import("./types").Words} words
 * @param {(said: string) => void} tell says to everybody, screen readers too, what happened
 */
export function copyButton(text, words, tell) {
  const button = el("button", { type: "button", class: "quiet", part: "action" }, words.copy);
  button.addEventListener("click", async () => {
    const copied = await copy(text, button);
    button.textContent = copied ? words.copied : words.copy;
    tell(copied ? words.copied : words.copy_failed);
  });
  return button;
}

/**
 * @param {string} text
 * @param {HTMLElement} near gets the focus back
 */
async function copy(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, near);
  }
}

/**
 * @param {string} text
 * @param {HTMLElement} near
 */
function copyBySelection(text, near) {
  const field = el("textarea", { class: "hidden", "aria-hidden": "true", tabindex: "-1" });
  field.value = text;
  near.after(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  near.focus();
  return copied;
}
