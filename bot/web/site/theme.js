// The theme page: what is chosen shows at once, and as the lines to copy.

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (byId("form"));
const chat = /** @type {HTMLElement} */ (document.querySelector("second-opinion-chat"));

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

/** @returns {Field[]} */
const fields = () => /** @type {Field[]} */ ([...form.elements]);

/** @param {Field} field */
const first = (field) => (field instanceof HTMLSelectElement ? "" : field.defaultValue);

/** Only what differs from the widget's own look is a line to copy. */
function show() {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const attributes = [];
  for (const field of fields()) {
    const { attribute, unit = "" } = field.dataset;
    const changed = field.value !== first(field);
    const property = `--second-opinion-${field.id}`;
    if (attribute && changed) attributes.push(` ${attribute}="${field.value}"`);
    else if (changed) lines.push(`  ${property}: ${field.value}${unit};\n`);
    if (attribute) chat.toggleAttribute(attribute, changed);
    if (attribute && changed) chat.setAttribute(attribute, field.value);
    if (!attribute && changed) chat.style.setProperty(property, field.value + unit);
    if (!attribute && !changed) chat.style.removeProperty(property);
  }
  const css = lines.length ? `second-opinion-chat {\n${lines.join("")}}\n` : "";
  const html = attributes.length ? `<second-opinion-chat${attributes.join("")}></second-opinion-chat>\n` : "";
  byId("css").textContent = css + html || "second-opinion-chat { }";
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
byId("copy").addEventListener("click", async () => {
  const copied = await navigator.clipboard.writeText(byId("css").textContent ?? "").then(() => true, () => false);
  byId("copied").textContent = copied ? "Copied" : "Please select the lines and copy them";
});
show();
