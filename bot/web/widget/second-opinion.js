// The Second Opinion Guide on a page:
//   <script type="module" src="https://HOST/widget/second-opinion.js"></script>
//   <second-opinion-chat></second-opinion-chat>
// Attributes: server (where the guide runs; this file's own server otherwise), theme (light or dark; the system's
// otherwise), inline (part of the page instead of a button in the corner).
import { SecondOpinionChat } from "./element.js";

if (!customElements.get("second-opinion-chat")) customElements.define("second-opinion-chat", SecondOpinionChat);
