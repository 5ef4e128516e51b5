// A reply's blocks, each drawn as what it is, and what the person thinks of it.
import { el, icon, rich } from "./dom.js";

/** @type {Drawn} */
const DRAWN = {
  text: ({ text }, { phones }) => text.split(/\n{2,}/).map((part) => el("p", {}, ...rich(part, phones))),
  steps: ({ items }) => [list("ol", items)],
  bullets: ({ title, items }) => [...(title ? [el("p", { class: "lead" }, ...rich(title))] : []), list("ul", items)],
  callout: ({ tone, text }, { words, phones }) => {
    const label = el("span", { class: "hidden" }, `${words.tones[tone]}: `);
    const lines = text.split(/\n+/).map((line) => el("p", {}, ...rich(line, phones)));
    lines[0].prepend(label);
    return [el("div", { class: `callout ${tone}` }, icon(tone === "red" ? "red" : "amber"), el("div", {}, ...lines))];
  },
  wording: ({ title, text }, { words, tell }) => [el("figure", { class: "wording" },
    ...(title ? [el("figcaption", {}, ...rich(title))] : []),
    el("blockquote", {}, text),
    copyButton(text, words, tell))],
  document: ({ title, text, links = {} }, { words, server, tell }) => {
    const named = /** @type {const} */ ([["page", "open_to_print"], ["pdf", "pdf"], ["calendar", "calendar"]]);
    const open = named.flatMap(([link, label]) => {
      const href = ownAddress(links[link], server);
      return href ? [outside(href, words[label], words, "quiet")] : [];
    });
    return [el("figure", { class: "document" },
      el("figcaption", {}, ...rich(title)),
      el("details", {},
        el("summary", {}, words.document),
        el("div", { class: "sheet", tabindex: "0", role: "group", "aria-label": title }, text)),
      el("div", { class: "actions" }, copyButton(text, words, tell), ...open))];
  },
  buttons: ({ items }, { words, press }) => [el("div", { class: "choices" }, ...items.map((choice) => {
    const button = el("button", { type: "button", class: "choice" }, choice.title);
    button.addEventListener("click", () => {
      if (!isUsed(button) && press(choice)) use(button, words);
    });
    return button;
  }))],
  sources: ({ items }, { words }) => [el("details", { class: "sources" },
    el("summary", {}, words.sources),
    el("ul", {}, ...items.map(({ name, year, url = "" }) => {
      const label = year ? `${name}, ${year}` : name;
      return el("li", {}, /^https?:\/\//i.test(url) ? outside(url, label, words) : label);
    })))],
};

/**
 * @param {Block} block
 * @param {Context} context
 * @returns {Node[]} nothing for a kind that this version does not know
 */
export const draw = (block, context) => DRAWN[block.kind]?.(/** @type {never} */ (block), context) ?? [];

/**
 * @param {"ol" | "ul"} tag
 * @param {string[]} items
 */
const list = (tag, items) => el(tag, {}, ...items.map((item) => el("li", {}, ...rich(item))));

/**
 * Marks the choice that was made. The buttons keep their place and the focus, and do nothing any more.
 * @param {HTMLElement} button
 * @param {Words} words
 */
export function use(button, words) {
  for (const other of button.parentElement?.children ?? []) other.setAttribute("aria-disabled", "true");
  button.classList.add("chosen");
  button.append(el("span", { class: "hidden" }, ` (${words.chosen})`));
}

/** @param {Element} button */
export const isUsed = (button) => button.getAttribute("aria-disabled") === "true";

/**
 * @param {string} href
 * @param {string} label
 * @param {Words} words
 * @param {string} [look]
 */
function outside(href, label, words, look) {
  const hint = el("span", { class: "hidden" }, ` (${words.new_tab})`);
  return el("a", { href, class: look, target: "_blank", rel: "noopener noreferrer" }, label, hint);
}

/**
 * A link that the server sent about itself; empty for one that leads anywhere else.
 * @param {string | undefined} url
 * @param {string} server
 */
function ownAddress(url, server) {
  if (!url) return "";
  const address = new URL(url, server);
  return address.origin === new URL(server).origin ? address.href : "";
}

/**
 * @param {string} text
 * @param {Words} words
 * @param {(said: string) => void} tell says to everybody, screen readers too, what happened
 */
function copyButton(text, words, tell) {
  const button = el("button", { type: "button", class: "quiet" }, words.copy);
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    if (copied) button.textContent = words.copied;
    tell(copied ? words.copied : words.copy_failed);
  });
  return button;
}

/**
 * @param {Words["rate"]} words
 * @param {(rating: Rating, reason?: string) => Promise<void>} send
 */
export function ratingOf(words, send) {
  const said = el("p", { class: "said", role: "status" });
  const why = el("div", {});
  const thumbs = el("div", { class: "thumbs", role: "group", "aria-label": words.label },
    el("span", { class: "ask", "aria-hidden": "true" }, words.label), thumb("up"), thumb("down"));
  return el("div", { class: "rating" }, thumbs, said, why);

  /** @param {Rating} rating */
  function thumb(rating) {
    const button = el("button", { type: "button", class: `thumb ${rating}`, "aria-label": words[rating], "aria-pressed": "false" },
      icon("up"));
    button.addEventListener("click", () => rate(rating, button));
    return button;
  }

  /**
   * @param {Rating} rating
   * @param {HTMLElement} button
   */
  async function rate(rating, button) {
    if (!(await sent(rating))) return;
    for (const other of thumbs.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    why.replaceChildren(reasonForm(rating));
  }

  /** @param {Rating} rating */
  function reasonForm(rating) {
    const field = el("textarea", { rows: "2", maxlength: "500" });
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
   * @param {Rating} rating
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
