// The start page: its button opens the guide, its snippet names this server.

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const snippet = byId("snippet");
snippet.textContent = (snippet.textContent ?? "").replace("https://YOUR-SERVER", location.origin);

byId("ask").addEventListener("click", () => {
  const chat = /** @type {import("../widget/second-opinion.js").SecondOpinionChat | null} */ (
    document.querySelector("second-opinion-chat"));
  chat?.open();
});

byId("copy").addEventListener("click", async () => {
  const copied = await navigator.clipboard.writeText(snippet.textContent ?? "").then(() => true, () => false);
  byId("copied").textContent = copied ? "Copied" : "Please select the lines and copy them";
});
