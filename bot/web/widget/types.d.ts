// The shapes that the widget's modules speak of. For the type checker alone: browsers never load it.

export {};

declare global {
  type Tone = "red" | "amber" | "info";
  interface Source { name: string; year?: string; url?: string }
  interface Choice { id: string; title: string }
  interface Links { page?: string; pdf?: string; text?: string; calendar?: string }

  interface TextBlock { kind: "text"; text: string }
  interface StepsBlock { kind: "steps"; items: string[] }
  interface BulletsBlock { kind: "bullets"; items: string[]; title?: string }
  interface WordingBlock { kind: "wording"; text: string; title?: string }
  interface CalloutBlock { kind: "callout"; text: string; tone: Tone }
  interface ButtonsBlock { kind: "buttons"; items: Choice[] }
  interface DocumentBlock { kind: "document"; title: string; text: string; name?: string; links?: Links }
  interface SourcesBlock { kind: "sources"; items: Source[] }
  type Block =
    | TextBlock | StepsBlock | BulletsBlock | WordingBlock | CalloutBlock | ButtonsBlock | DocumentBlock | SourcesBlock;

  type BlockOf<K extends Block["kind"]> = Extract<Block, { kind: K }>;

  /** One message. A message that has just been sent has no number yet. */
  interface Message { seq?: number; author: "user" | "bot"; text: string; at: string; blocks?: Block[] }

  /** A reply as the server streams it. */
  interface Delivered { seq: number; text: string; blocks: Block[] }

  /** What a person reads when something went wrong (RFC 9457). */
  interface Problem { type?: string; title: string; detail: string; status?: number }

  type Said = { text: string } | { button: string };

  /** A message that has left and is not answered yet. The key makes sending it again harmless. */
  interface Pending { key: string; body: Said; said: string }

  /** What is stored. `last` is the newest message known, `seen` the newest one that was on the screen. */
  interface Kept { token?: string; last?: number; seen?: number }

  type Rating = "up" | "down";

  interface Config {
    contact: string;
    numbers: { emergency: string; crisis: string; poison: string };
    colors: { brand: string; on_brand: string };
    longest: number;
    words: Words;
  }

  type Texts<K extends string> = { [name in K]: string };

  interface Words extends Texts<
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

  type Client = import("./client.js").Client;
  type Store = import("./store.js").Store;

  /** What the conversation needs of the page. */
  interface View {
    show(messages: Message[], restored: boolean): void;
    /** Nothing is shown any more. */
    reset(): void;
    typing(writing: boolean): void;
    reconnecting(on: boolean): void;
    /** null: all is well again. */
    failed(failure: Error | null): void;
    /** The message was not taken; the person may change it. */
    refused(said: string): void;
    /** The server no longer knows the chat that was stored here. */
    ended(): void;
  }

  type Receive = (reply: Delivered) => Promise<void>;

  /** What drawing a reply needs. */
  interface Context {
    words: Words;
    /** Numbers that become links where they matter. */
    phones: string[];
    /** With a slash at the end. */
    server: string;
    /** false: not now. */
    press(choice: Choice): boolean;
    tell(said: string): void;
    rate(seq: number, rating: Rating, reason?: string): Promise<void>;
  }
  type Drawn = { [K in Block["kind"]]: (block: BlockOf<K>, context: Context) => Node[] };

  /** Where the panel stands. */
  interface Place {
    server: string;
    /** null when it cannot be closed. */
    close: (() => void) | null;
    unread(count: number): void;
    /** Ends it. */
    signal: AbortSignal;
  }

  /** An entry of the menu. */
  interface Item { label(): string; run(): void }
  /** The ways on when something went wrong. */
  interface Ways { retry(): void; startAnew(): void; pending(): boolean }
}
