// The one state of the page, and who wants to know of its changes.
import type { Conversion, ImageChoice, Preview, Property } from "kafka-config";

export interface TextFile {
  readonly name: string;
  readonly text: string;
  /** Whether the page made up the name, which then follows the text. */
  readonly auto?: boolean;
}

export type Mode = "compat" | "strict" | "strict-merged";
export type Theme = "system" | "light" | "dark" | "contrast";
export type View = "files" | "listeners" | "compare" | "properties";
export type Tab = "input" | "output" | "problems";

/** A range of an input or of an output file. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}

/** Whether these are the same ranges. */
export function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark, at) => mark.from === other[at]?.from && mark.to === other[at]?.to);
}

export interface State {
  readonly files: readonly TextFile[];
  /** The input that is edited. */
  readonly active: number;
  /** The image for all containers; null: the one that the text names. */
  readonly image: string | null;
  readonly mode: Mode;
  readonly preview: Preview | null;
  /** The same inputs with the image that is compared with. */
  readonly other: Preview | null;
  readonly otherImage: string | null;
  /** Why there is no newer preview. */
  readonly failure: string | null;
  /** What came of the last conversion, or why nothing did. */
  readonly conversion: Conversion | Error | null;
  readonly view: View;
  readonly tab: Tab;
  /** The container and the file that are shown. */
  readonly node: number;
  readonly file: number;
  /** The line of the output that is looked at. */
  readonly line: number | null;
  /** Where the pointer or the cursor is in the input. */
  readonly looked: number | null;
  readonly inputMarks: readonly Mark[];
  readonly outputMarks: readonly Mark[];
  readonly sideBySide: boolean;
  readonly images: readonly ImageChoice[];
  readonly properties: readonly Property[];
  readonly search: string;
  readonly theme: Theme;
  readonly sizes: { readonly left: number; readonly bottom: number };
  readonly notice: string;
}

type Listener = (state: State, before: State) => void;

export class Store {
  #state: State;
  #listeners: Listener[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  /** Changes some of the state and tells everybody. */
  set(change: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  /** Calls at each change of one of these parts, and once now. */
  watch(parts: readonly (keyof State)[], listener: Listener): void {
    this.#listeners.push((state, before) => {
      if (parts.some((part) => state[part] !== before[part])) listener(state, before);
    });
    listener(this.#state, this.#state);
  }

  /** Calls when one of these parts changed and what is read of them is another text, and once now. */
  follow(parts: readonly (keyof State)[], read: (state: State) => string, listener: (state: State) => void): void {
    let last: string | undefined;
    this.watch(parts, (state) => {
      const now = read(state);
      if (now === last) return;
      last = now;
      listener(state);
    });
  }
}

/** Nobody looks anywhere: always the same lists, so that nobody takes them for a change. */
export const unmarked: Pick<State, "looked" | "inputMarks" | "outputMarks"> = { looked: null, inputMarks: [], outputMarks: [] };

export const initial: State = {
  files: [],
  active: 0,
  image: null,
  mode: "compat",
  preview: null,
  other: null,
  otherImage: null,
  failure: null,
  conversion: null,
  view: "files",
  tab: "input",
  node: 0,
  file: 0,
  line: null,
  ...unmarked,
  sideBySide: false,
  images: [],
  properties: [],
  search: "",
  theme: "system",
  sizes: { left: 46, bottom: 26 },
  notice: "",
};
