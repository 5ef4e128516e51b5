// The widget's look, as a style sheet that a strict content policy allows. Pages set --second-opinion-*.

/** @param {Record<string, string>} colors those that a page may set */
const settable = (colors) =>
  Object.entries(colors).map(([name, color]) => `--${name}: var(--second-opinion-${name}, ${color});`).join(" ");

const dark = `
  ${settable({ paper: "#171d21", ink: "#eef1f2", soft: "#aebac0", line: "#39444a", mine: "#24383e", ground: "#1f272c" })}
  --edge: #8b989f; --red: #ffb4ae; --red-ground: #43191a; --amber: #ffd591; --amber-ground: #3a2b0d; --info: #a9d8ea;
  --info-ground: #16313c; --shadow: 0 1rem 3rem #000a; color-scheme: dark;
`;

const look = `
:host {
  all: initial; display: block;
  ${settable({ brand: "var(--operator-brand)", "on-brand": "var(--operator-on-brand)", radius: "18px", inset: "20px" })}
  ${settable({ paper: "#fff", ink: "#1b2529", soft: "#52606a", line: "#dbe1e4", mine: "#e6f0f1", ground: "#f4f7f7" })}
  --edge: #74828a; --red: #98101c; --red-ground: #fdeeee; --amber: #6f4400; --amber-ground: #fff5e0; --info: #0d4b63;
  --info-ground: #eaf4f8; --shadow: 0 1rem 3rem #10202833, 0 .1rem .4rem #1020281f; color-scheme: light;
  font-family: var(--second-opinion-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  font-size: max(var(--second-opinion-size, 17px), 1.0625rem); line-height: 1.5;
  color: var(--ink); text-align: start; -webkit-text-size-adjust: 100%;
}
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { ${dark} } }
:host([theme="dark"]) { ${dark} }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, p, ul, ol, figure, blockquote { margin: 0; }
a { color: inherit; text-underline-offset: .15em; }
button, textarea, input { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; }
button, summary, a { touch-action: manipulation; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
h2:focus, h3:focus, .erased:focus { outline: none; }
.icon { width: 1.4em; height: 1.4em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8;
  stroke-linecap: round; stroke-linejoin: round; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); border: 0;
  white-space: nowrap; }

.launcher, .mark, .primary, .send { background: var(--brand); color: var(--on-brand); font-weight: 600; border: 1px solid transparent; }
.plain, .thumb { display: grid; place-items: center; min-width: 44px; min-height: 44px; padding: 0; border: 1px solid transparent;
  border-radius: 50%; background: none; }
.names p, .composer label, .count, .foot, .hint, .news, .typing, .rating, summary { color: var(--soft); font-size: .9em; }
.names h2, h3, strong, .lead, figcaption { font-weight: 650; }

.corner { position: fixed; z-index: var(--second-opinion-layer, 9999);
  inset-block-end: calc(var(--inset) + env(safe-area-inset-bottom) + var(--place, 0) * 4.25em);
  inset-inline-end: var(--inset); max-width: calc(100vw - 2 * var(--inset)); }
.launcher { display: flex; align-items: center; gap: .6em; min-height: 3.3em; padding: .6em 1.25em .6em 1.05em;
  border-radius: 1.65em; text-align: start; line-height: 1.25; box-shadow: var(--shadow); position: relative; }
.launcher:focus-visible { outline-color: var(--on-brand); outline-offset: -6px; box-shadow: 0 0 0 3px var(--ink), var(--shadow); }
.badge { position: absolute; inset-block-start: -.5em; inset-inline-end: -.3em; min-width: 1.75em;
  padding: .1em .45em; border-radius: 1em; background: #b3261e; color: #fff; border: 2px solid #fff; font-size: .85em;
  text-align: center; }

dialog { border: 0; padding: 0; margin: 0; background: none; color: inherit; overflow: visible;
  position: fixed; inset: auto; inset-inline-end: var(--inset); inset-block-end: var(--inset);
  width: min(var(--second-opinion-width, 27em), 100vw - 2 * var(--inset));
  height: min(var(--second-opinion-height, 46em), 100dvh - 2 * var(--inset));
  max-width: none; max-height: none; }
dialog::backdrop { background: #0d171c40; }
dialog .panel { height: 100%; border-radius: var(--radius); box-shadow: var(--shadow); }
:host([inline]) .panel { height: 100%; min-height: 24em; border-radius: var(--radius); border: 1px solid var(--line); }

@media (max-width: 480px), (max-height: 480px) {
  dialog { inset: 0; width: 100vw; height: 100dvh; }
  dialog .panel { border-radius: 0; padding-block-end: env(safe-area-inset-bottom); }
}
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: rise .18s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(10px); } }
}
@media (forced-colors: active) { .panel, .launcher { border: 2px solid CanvasText; } }
dialog[open] + .corner { visibility: hidden; }
@media print { .corner { display: none; } }

.panel { display: flex; flex-direction: column; overflow: hidden; background: var(--paper); color: var(--ink); position: relative; }
.head { display: flex; align-items: center; gap: .7em; padding: .7em .6em .6em 1.1em; flex: none; }
.mark { display: grid; place-items: center; width: 2.3em; height: 2.3em; border-radius: 50%; flex: none; }
.names { flex: 1; min-width: 0; line-height: 1.25; }
.names h2 { font-size: 1.06em; }
.plain:hover, .thumb:hover, .menu-list button:hover, .erase:hover { background: var(--ground); }
.plain[aria-expanded] .icon { stroke-width: 3; }
.menu { position: relative; flex: none; }
.menu-list { position: absolute; z-index: 2; inset-block-start: calc(100% + 4px); inset-inline-end: 0; width: max-content;
  max-width: min(18em, 80vw); padding: .4em; border: 1px solid var(--line); border-radius: 12px; background: var(--paper);
  box-shadow: var(--shadow); }
.menu-list button { display: block; width: 100%; min-height: 44px; padding: .4em .9em; border: 0; border-radius: 8px;
  background: none; text-align: start; }

.numbers { display: flex; flex-wrap: wrap; list-style: none; padding: 0 .55em; flex: none; font-size: .88em; line-height: 1.2;
  background: var(--ground); border-block: 1px solid var(--line); }
.numbers li { flex: 1 1 auto; }
.numbers a { display: flex; flex-direction: column; justify-content: center; min-height: 46px; padding: .2em .6em;
  text-decoration: none; }
.numbers span { color: var(--soft); font-size: .92em; }
.numbers strong { font-size: 1.08em; text-decoration: underline; white-space: nowrap; }

.notice, .intro, .erased { display: grid; gap: .8em; padding-block: .3em; }
.notice h3, .intro h3, .erased h3 { font-size: 1.35em; line-height: 1.25; }
.intro p { color: var(--soft); }
.keep { display: flex; align-items: center; gap: .7em; margin-block-start: .3em; }
.keep input { width: 1.5em; height: 1.5em; margin: 0; accent-color: var(--brand); flex: none; }
.keep label { padding-block: .6em; flex: 1; font-weight: 600; }
.notice .keep + .hint { margin-block-start: -.7em; }
.primary { min-height: 3.1em; padding: .6em 1.3em; border-radius: 1.6em; }
.launcher:hover, .primary:hover, .send:hover { filter: brightness(1.08); }
.erased { padding: 1em 1.1em; margin-block-end: 1.2em; border-radius: 12px; background: var(--info-ground); color: var(--info); }
.erased h3 { font-size: 1.1em; }

.news { padding-inline: 1.1em; flex: none; }
.news:not(:empty) { padding-block: .5em; }
.problem { display: grid; gap: .35em; margin-block: 1em .4em; padding: .8em 1em; border-radius: 12px;
  background: var(--amber-ground); color: var(--amber); border: 1px solid transparent; font-size: .95em; }
.problem .quiet { justify-self: start; margin-block-start: .3em; }

.composer { flex: none; padding: .5em .9em 0; border-block-start: 1px solid var(--line); }
.composer label { display: block; padding: 0 .3em .2em; }
.row { display: flex; gap: .5em; align-items: flex-end; }
textarea { flex: 1; min-width: 0; width: 100%; min-height: 46px; max-height: 8.5em; resize: none; padding: .6em .85em;
  border: 1px solid var(--edge); border-radius: 14px; background: var(--paper); line-height: 1.4; }
textarea:focus { outline: 2px solid var(--ink); outline-offset: 0; border-color: var(--ink); }
textarea[aria-invalid="true"] { border-color: var(--red); }
.send { display: flex; align-items: center; gap: .35em; min-height: 46px; padding: .4em 1em .4em .8em;
  border-radius: 23px; flex: none; }
.send .icon { width: 1.2em; height: 1.2em; stroke-width: 2.2; }
.send[aria-disabled="true"] { filter: saturate(.35); cursor: default; }
.count { padding-inline: .3em; }
.count.over { color: var(--red); font-weight: 600; }
.foot { flex: none; display: flex; align-items: center; justify-content: space-between; gap: .8em; padding: .1em .9em .3em 1.2em; line-height: 1.3; }
.erase { min-height: 44px; padding: .3em .8em; border: 1px solid transparent; border-radius: 22px; background: none;
  text-decoration: underline; text-underline-offset: .2em; flex: none; color: var(--ink); }

@media (max-width: 360px) {
  .mark { display: none; }
  .numbers { font-size: .78em; padding: 0 .7em; }
  .numbers a { padding-inline: .5em; }
}
/* A low window: the panel scrolls as a whole under the numbers. */
@media (max-height: 420px) {
  dialog .panel { display: block; overflow-y: auto; scroll-padding-block-start: 4em; }
  .numbers { position: sticky; inset-block-start: 0; z-index: 1; }
  .menu-list { position: static; width: auto; }
}

.scroller { position: relative; flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1.1em 1.1em .6em;
  overflow-wrap: anywhere; scrollbar-width: thin; }
.scroller:focus-visible { outline-offset: -3px; }
.log { display: flex; flex-direction: column; gap: 1.5em; }
.log:not(:empty) { margin-block-start: 1.6em; }
.message { display: grid; gap: .75em; min-width: 0; }
.message > * { min-width: 0; }
.user { align-self: flex-end; max-width: 86%; padding: .65em 1em; border-radius: var(--radius); border-end-end-radius: 5px;
  background: var(--mine); border: 1px solid transparent; white-space: pre-wrap; }
.bot p { white-space: pre-line; }
ol, ul { display: grid; gap: .5em; padding-inline-start: 1.6em; }
li { padding-inline-start: .2em; }
ol > :only-child { display: block; margin-inline-start: -1.6em; padding: 0; }
li::marker { color: var(--soft); font-weight: 650; }
.numbers > li { padding: 0; }
.lead + ul { margin-block-start: -.4em; }

.callout { display: flex; gap: .7em; padding: .8em .95em; border-radius: 12px; border-inline-start: 5px solid; }
.callout > div { display: grid; gap: .6em; min-width: 0; }
.callout .icon { margin-block-start: .05em; }
.red { background: var(--red-ground); color: var(--red); border-color: var(--red); }
.red p:has(a) { font-weight: 650; }
.red a { display: inline-block; padding: .45em 1.05em; border-radius: 22px; background: var(--red); color: var(--paper);
  text-decoration: none; }
.amber { background: var(--amber-ground); color: var(--amber); border-color: var(--amber); }
.info { background: var(--info-ground); color: var(--info); border-color: var(--info); }
.callout a { font-weight: 700; }

figure { display: grid; gap: .6em; padding: .9em 1em; border: 1px solid var(--line); border-radius: 12px; background: var(--ground); }
blockquote { white-space: pre-wrap; padding-inline-start: .9em; border-inline-start: 3px solid var(--line); }
figure > button { justify-self: start; }
.actions { display: flex; flex-wrap: wrap; gap: .5em; }
.sheet { max-height: 16em; overflow: auto; white-space: pre-wrap; padding: .9em 1em; margin-block-start: .3em; border-radius: 8px;
  border: 1px solid var(--line); background: var(--paper); font-size: .95em; }

.quiet, .choice { display: inline-flex; align-items: center; min-height: 44px; padding: .45em 1.05em; border: 1px solid var(--edge); border-radius: 22px;
  background: var(--paper); color: var(--ink); text-align: start; line-height: 1.3; text-decoration: none; }
.quiet:hover, .choice:not([aria-disabled="true"]):hover { border-color: var(--ink); background: var(--mine); }
.choices { display: flex; flex-wrap: wrap; gap: .5em; margin-block-start: .15em; }
.choice[aria-disabled="true"] { color: var(--soft); border-color: var(--line); cursor: default; }
.choice.chosen { background: var(--mine); color: var(--ink); border-color: transparent; }

summary { cursor: pointer; min-height: 44px; display: flex; align-items: center; gap: .5em; width: fit-content;
  padding-inline-end: .8em; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; width: .45em; height: .45em; border: solid currentColor; border-width: 0 2px 2px 0; margin-inline: .15em .2em;
  transform: rotate(-45deg); }
:dir(rtl) > summary::before { transform: rotate(135deg); }
details[open] > summary::before { transform: rotate(45deg) translate(-2px, -2px); }
.sources { margin-block: -.5em; }
.sources ul { font-size: .92em; padding-block-end: .6em; }
.sources a { display: inline-block; padding-block: .25em; }

.rating { margin-block-start: -.4em; }
.thumbs { display: flex; align-items: center; gap: .1em; }
.ask { margin-inline-end: .5em; }
.thumb .icon { width: 1.35em; height: 1.35em; stroke-width: 1.6; }
.info .icon, .down .icon { transform: rotate(180deg); }
.thumb[aria-pressed="true"] { background: var(--mine); color: var(--ink); border-color: var(--edge); }
.said:empty { display: none; }
.rating form { display: grid; gap: .5em; padding-block: .4em; }
.rating label { display: grid; gap: .4em; }
.rating form button { justify-self: start; }

.typing { min-height: 1.5em; margin-block-start: .9em; display: flex; align-items: baseline; gap: .5em; }
.typing:empty { min-height: 0; margin: 0; }
.dots { display: inline-flex; gap: .28em; }
.dots i { width: .36em; height: .36em; border-radius: 50%; background: currentColor; }
@media (prefers-reduced-motion: no-preference) {
  .scroller { scroll-behavior: smooth; }
  .dots i { animation: breathe 1.4s infinite ease-in-out both; }
  .dots i:nth-child(2) { animation-delay: .18s; }
  .dots i:nth-child(3) { animation-delay: .36s; }
  @keyframes breathe { 0%, 80%, 100% { opacity: .3; } 40% { opacity: 1; } }
}
@media (forced-colors: active) {
  .user, .problem, .callout, .erased { border: 2px solid CanvasText; }
  .choice[aria-disabled="true"] { color: GrayText; border-color: GrayText; }
}
`;

/** A fresh sheet for one element. */
export function stylesheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look);
  return sheet;
}
