// Fills, copies and prints on the device. Nothing is sent: the page may not even ask (see its security policy).

const gaps = [...document.querySelectorAll(".gap")];
const boxes = [...document.querySelectorAll(".boxes input")];
const status = document.getElementById("status");
let changed = false;

/** The document as text, with what was filled in and ticked. */
function text() {
  const filled = gaps.values();
  const ticked = boxes.values();
  const source = document.getElementById("source").content.textContent;
  return source.replace(/^\[[ x]\](?= )|\[([a-zA-Z][^\][]*)\]/gm, (found, name) =>
    name ? filled.next().value?.value.trim() || found : ticked.next().value?.checked ? "[x]" : "[ ]");
}

/** A gap is as wide, and an open one as high, as what stands in it. */
function fit(gap) {
  if (gap.tagName === "TEXTAREA") {
    gap.style.blockSize = "auto";
    gap.style.blockSize = `${gap.scrollHeight}px`;
  } else {
    gap.size = Math.min(Math.max(gap.value.length + 1, gap.dataset.least), 40);
  }
}

/** The same name twice on a page is the same thing: it is typed once. */
function share(gap) {
  for (const other of gaps) {
    if (other !== gap && other.getAttribute("aria-label") === gap.getAttribute("aria-label")) {
      other.value = gap.value;
      fit(other);
    }
  }
}

for (const gap of gaps) {
  gap.dataset.least = gap.size || 0;
  fit(gap);
  gap.addEventListener("input", () => { changed = true; fit(gap); share(gap); });
}
for (const box of boxes) box.addEventListener("change", () => { changed = true; });

function offer(id, act) {
  const button = document.getElementById(id);
  button.hidden = false;
  button.addEventListener("click", () => act(button));
}

/** Copies on a page without TLS, too, where browsers offer no clipboard. */
async function copy(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const field = document.createElement("textarea");
  field.value = words;
  field.setAttribute("aria-hidden", "true");
  field.className = "aside";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("not copied");
}

offer("print", () => window.print());
offer("larger", (button) => {
  const large = document.documentElement.classList.toggle("large");
  button.setAttribute("aria-pressed", String(large));
  gaps.forEach(fit);
});
offer("copy", async () => {
  let said = status.dataset.copied;
  try {
    await copy(text());
  } catch {
    said = status.dataset.failed;
  }
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = said; });
});

window.addEventListener("beforeprint", () => { document.activeElement?.blur(); gaps.forEach(fit); });
window.addEventListener("resize", () => gaps.forEach(fit));
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
