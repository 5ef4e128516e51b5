// The page's chat: draws blocks with textContent, never with markup. Words live in index.html.
const BASE = "/webhooks/web";
const KEPT = "second-opinion-guide";
const $ = (id) => document.getElementById(id);
const words = $("words").dataset;
const log = $("log"), field = $("text"), status = $("status");
let token = sessionStorage.getItem(KEPT);
let busy = false;

/** An element with attributes and children; strings become text. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Text with its **bold** parts. */
function rich(text) {
  return text.split("**").map((part, at) => (at % 2 ? el("strong", {}, part) : part));
}

const list = (tag, items) => el(tag, {}, ...items.map((item) => el("li", {}, ...rich(item))));

const draw = {
  text: (b) => el("p", {}, ...rich(b.text)),
  steps: (b) => list("ol", b.items),
  bullets: (b) => el("div", {}, ...(b.title ? [el("p", {}, ...rich(b.title))] : []), list("ul", b.items)),
  callout: (b) => el("p", { class: `callout ${b.tone}` }, ...rich(b.text)),
  wording: (b) => copied(b.title, b.text),
  document: (b) => copied(b.title, b.text),
  buttons: (b) => quickReplies(b.items),
  sources: (b) => el("details", {}, el("summary", {}, words.sources), el("ul", {}, ...b.items.map(source))),
};

function copied(title, text) {
  const button = el("button", { type: "button" }, words.copy);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = words.copied;
  });
  return el("figure", {}, ...(title ? [el("figcaption", {}, title)] : []), el("blockquote", {}, text), button);
}

function source({ name, year, url }) {
  const label = year ? `${name}, ${year}` : name;
  if (!/^https?:\/\//.test(url)) return el("li", {}, label);
  return el("li", {}, el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, label));
}

function quickReplies(items) {
  return el("div", { class: "buttons" }, ...items.map(({ id, title }) => {
    const button = el("button", { type: "button" }, title);
    button.addEventListener("click", () => {
      if (busy) return;
      use(button);
      say({ button: id }, title);
    });
    return button;
  }));
}

/** Marks the button that was pressed; the choices of a reply are made once. */
function use(button) {
  for (const other of button.parentElement.children) other.disabled = true;
  button.setAttribute("aria-pressed", "true");
  field.focus();
}

function show(author, ...content) {
  const who = author === "user" ? words.you : words.guide;
  const entry = el("article", { class: author }, el("h3", { class: "hidden" }, who), ...content);
  log.append(entry);
  entry.scrollIntoView({ block: author === "user" ? "end" : "start" });
}

const showReply = (message) => show("bot", ...message.blocks.flatMap((b) => (draw[b.kind] ? [draw[b.kind](b)] : [])));

async function api(method, path, { body, key, accept } = {}) {
  const headers = { Accept: accept ?? "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers["Idempotency-Key"] = key;
  if (body) headers["Content-Type"] = "application/json";
  const response = await fetch(BASE + path, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw Object.assign(new Error("problem"), { problem: await response.json() });
  return response;
}

async function openSession() {
  token = null;
  token = (await (await api("POST", "/session")).json()).token;
  sessionStorage.setItem(KEPT, token);
}

/** The events of a reply, as they come. */
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ""; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const found = part.match(/^event: (\w+)\ndata: (.*)$/);
      if (found) yield { name: found[1], data: JSON.parse(found[2]) };
    }
  }
}

async function send(body, key) {
  if (!token) await openSession();
  const options = { body, key, accept: "text/event-stream" };
  const response = await api("POST", "/messages", options).catch(async (error) => {
    if (error.problem?.status !== 401) throw error;
    await openSession();
    return api("POST", "/messages", options);
  });
  for await (const { name, data } of events(response)) {
    if (name === "typing") status.textContent = words.typing;
    if (name === "message") showReply(data);
    if (name === "error") throw Object.assign(new Error("problem"), { problem: data });
    if (name === "done") return;
  }
  throw new Error("the stream ended early");
}

async function say(body, said) {
  show("user", said);
  await deliver(body, makeKey());
}

async function deliver(body, key) {
  busy = true;
  try {
    await send(body, key);
    status.textContent = "";
  } catch (error) {
    status.textContent = error.problem?.detail ?? words.lost;
    const again = el("button", { type: "button" }, words.again);
    again.addEventListener("click", () => (again.remove(), deliver(body, key)));
    status.append(" ", again);
  } finally {
    busy = false;
  }
}

// crypto.randomUUID needs https; a page on a plain intranet address has none.
const makeKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("-");

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text || busy) return;
  field.value = "";
  say({ text }, text);
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("form").requestSubmit();
});

for (const button of $("starters").children) {
  button.addEventListener("click", () => {
    if (busy) return;
    use(button);
    say({ text: button.textContent }, button.textContent);
  });
}

$("erase").addEventListener("click", async () => {
  if (busy || !confirm(words.erase)) return;
  try {
    if (token) await api("DELETE", "/session");
  } catch (error) {
    if (error.problem?.status !== 401) {
      status.textContent = error.problem?.detail ?? words.lost;
      return;
    }
  }
  token = null;
  sessionStorage.removeItem(KEPT);
  log.replaceChildren();
  for (const button of $("starters").children) {
    button.disabled = false;
    button.removeAttribute("aria-pressed");
  }
  status.textContent = words.erased;
  field.focus();
});

/** After a reload: what was said before in this tab. */
async function restore() {
  if (!token) return;
  try {
    const { messages } = await (await api("GET", "/history?after=0")).json();
    for (const message of messages) message.blocks ? showReply(message) : show("user", message.text);
  } catch {
    token = null;
  }
}

restore();
