// The shapes that the widget's modules speak of. For the type checker alone: browsers never load it.

export type Tone = "red" | "amber" | "info";
export interface Source { name: string; year?: string; url?: string }
export interface Choice { id: string; title: string }
export interface Links { page?: string; pdf?: string; text?: string; calendar?: string }

export interface TextBlock { kind: "text"; text: string }
export interface StepsBlock { kind: "steps"; items: string[] }
export interface BulletsBlock { kind: "bullets"; items: string[]; title?: string }
export interface WordingBlock { kind: "wording"; text: string; title?: string }
export interface CalloutBlock { kind: "callout"; text: string; tone: Tone }
export interface ButtonsBlock { kind: "buttons"; items: Choice[] }
export interface DocumentBlock { kind: "document"; title: string; text: string; name?: string; links?: Links }
export interface SourcesBlock { kind: "sources"; items: Source[] }
export type Block =
  | TextBlock | StepsBlock | BulletsBlock | WordingBlock | CalloutBlock | ButtonsBlock | DocumentBlock | SourcesBlock;

export type BlockOf<K extends Block["kind"]> = Extract<Block, { kind: K }>;

/** One message. A message that has just been sent has no number yet. */
export interface Message { seq?: number; author: "user" | "bot"; text: string; at: string; blocks?: Block[] }

/** A reply as the server streams it. */
export interface Delivered { seq: number; text: string; blocks: Block[] }

/** What a person reads when something went wrong (RFC 9457). */
export interface Problem { type?: string; title: string; detail: string; status?: number }

export type Body = { text: string } | { button: string };

/** A message that has left and is not answered yet. The key makes sending it again harmless. */
export interface Pending { key: string; body: Body; said: string }

/** What is stored. `last` is the newest message known, `seen` the newest one that was on the screen. */
export interface Record_ { token?: string; last?: number; seen?: number }

export type Rating = "up" | "down";

export interface Config {
  contact: string;
  numbers: { emergency: string; crisis: string; poison: string };
  colors: { brand: string; on_brand: string };
  longest: number;
  words: Words;
}

type Texts<K extends string> = { [name in K]: string };

export interface Words extends Texts<
  | "lang" | "dir" | "title" | "subtitle" | "launcher" | "unread_one" | "unread_many" | "close" | "chat" | "you"
  | "guide" | "typing" | "field" | "reminder" | "send" | "count" | "too_many_letters" | "chosen" | "copy" | "copied"
  | "copy_failed" | "sources" | "new_tab" | "document" | "open_to_print" | "pdf" | "calendar" | "restart_message"
  | "saved" | "keeping" | "not_keeping" | "nothing_to_save" | "saved_on" | "my_chat" | "erase"
> {
  numbers: Texts<"label" | "emergency" | "crisis" | "poison">;
  notice: Texts<"title" | "program" | "names" | "kept" | "danger" | "contact" | "nothing" | "keep" | "keep_hint"
    | "accept">;
  intro: Texts<"title" | "text"> & { starters: string[] };
  tones: Texts<Tone>;
  rate: Texts<"label" | "up" | "down" | "thanks" | "why_up" | "why_down" | "hint" | "send" | "failed">;
  menu: Texts<"label" | "restart" | "save_text" | "save_data" | "print" | "keep" | "forget">;
  erased: Texts<"title" | "one" | "many" | "none" | "elsewhere">;
  connection: Texts<"again" | "retry" | "new_chat" | "ended">;
  problems: { [name in "offline" | "away" | "erase_failed"]: Problem };
}
