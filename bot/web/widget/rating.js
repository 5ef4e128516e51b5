// Did this help? Two thumbs under a reply and, if the person wants, a word on why.
import { el, icon } from "./dom.js";

const LONGEST = 500;

/**
 * @param {import("./types").Words["rate"]} words
 * @param {(rating: import("./types").Rating, reason?: string) => Promise<void>} send
 */
export function ratingOf(words, send) {
  const said = el("p", { class: "said", role: "status" });
  const why = el("div", {});
  const thumbs = el("div", { class: "thumbs", role: "group", "aria-label": words.label },
    el("span", { class: "ask", "aria-hidden": "true" }, words.label), thumb("up"), thumb("down"));
  return el("div", { class: "rating", part: "rating" }, thumbs, said, why);

  /** @param {import("./types").Rating} rating */
  function thumb(rating) {
    const button = el("button", { type: "button", class: "thumb", "aria-label": words[rating], "aria-pressed": "false" },
      icon(rating));
    button.addEventListener("click", () => rate(rating, button));
    return button;
  }

  /**
   * @param {import("./types").Rating} rating
   * @param {HTMLElement} button
   */
  async function rate(rating, button) {
    if (!(await sent(rating))) return;
    for (const other of thumbs.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    why.replaceChildren(reasonForm(rating));
  }

  /** @param {import("./types").Rating} rating */
  function reasonForm(rating) {
    const field = el("textarea", { rows: "2", maxlength: String(LONGEST) });
    const label = el("label", {}, words[rating === "up" ? "why_up" : "why_down"], " ", words.hint, field);
    const form = el("form", {}, label, el("button", { class: "quiet" }, words.send));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const reason = field.value.trim();
      if (!reason || !(await sent(rating, reason))) return;
      for (const button of thumbs.querySelectorAll("button")) if (button.ariaPressed === "true") button.focus();
      form.remove();
    });
    return form;
  }

  /**
   * @param {import("./types").Rating} rating
   * @param {string} [reason]
   */
  async function sent(rating, reason) {
    try {
      await send(rating, reason);
      said.textContent = words.thanks;
      return true;
    } catch {
      said.textContent = words.failed;
      return false;
    }
  }
}
