// What a person can do, as changes of the store.
import type { Fix, Format, Place, Preview, TextEdit } from "kafka-config";
import { type Client, latest } from "../core/client.ts";
import { examples } from "./examples.ts";
import { fragment, LONG } from "./share.ts";
import { inputMarks, lineAt, nodesAt, outputMarks, shownFile } from "./provenance.ts";
import { withText } from "./names.ts";
import type { State, Store, TextFile } from "./store.ts";
import { markdown } from "../text/markdown.ts";

/** More than this the page keeps, and does not read. */
const LARGEST = 2 * 1024 * 1024;

export class Actions {
  readonly store: Store;
  readonly client: Client;
  #preview: (state: State) => void;
  #other: (state: State) => void;

  constructor(store: Store, client: Client) {
    this.store = store;
    this.client = client;
    const ask = (image: (state: State) => string | null) => (state: State) => {
      const chosen = image(state);
      return client.call("preview", { inputs: state.files.map(({ name, text }) => ({ name, text })), mode: state.mode, ...(chosen && { image: chosen }) });
    };
    this.#preview = latest(ask((state) => state.image), (preview) => this.#show(preview), ({ message }) => store.set({ failure: message }));
    this.#other = latest(ask((state) => state.otherImage), (other) => store.set({ other }), ({ message }) => store.set({ failure: message }));
  }

  /** Follows the texts, the image and the mode. */
  start(): void {
    this.store.watch(["files", "image", "mode"], (state) => this.#refresh(state));
    this.store.watch(["files", "otherImage", "mode", "view"], (state) => {
      if (state.view === "compare" && state.otherImage) this.#other(state);
    });
    this.store.watch(["preview"], (state, before) => {
      if (imageOf(state.preview) !== imageOf(before.preview)) void this.#definitions(state);
    });
  }

  edit(text: string): void {
    const { files, active } = this.store.state;
    this.store.set({ files: files.map((file, at) => (at === active ? withText(file, text, files) : file)) });
  }

  /** Takes other texts in place of all. */
  replace(files: readonly TextFile[], more: Partial<State> = {}): void {
    this.store.set({ files, active: 0, node: 0, file: 0, line: null, inputMarks: [], outputMarks: [], ...more });
  }

  /** Adds files, in place of those of the same names. */
  add(files: readonly TextFile[]): void {
    // Nobody wants an example in the own cluster.
    if (this.#isExample()) return this.replace(files, { image: null, notice: "the example made room" });
    const names = new Set(files.map(({ name }) => name));
    const kept = this.store.state.files.filter(({ name, text }) => !names.has(name) && text.trim() !== "");
    this.store.set({ files: [...kept, ...files], active: kept.length, node: 0, file: 0 });
  }

  /** Whether a text is here that is no example. */
  hasOwn(): boolean {
    return !this.#isExample() && this.store.state.files.some(({ text }) => text.trim() !== "");
  }

  #isExample(): boolean {
    const files = JSON.stringify(this.store.state.files);
    return examples.some((example) => JSON.stringify(example.files) === files);
  }

  remove(index: number): void {
    const files = this.store.state.files.filter((_, at) => at !== index);
    this.replace(files.length > 0 ? files : [{ name: "kafka.env", text: "", auto: true }]);
  }

  rename(index: number, name: string): void {
    const files = this.store.state.files;
    if (name === "" || files.some((file) => file.name === name)) return;
    this.store.set({ files: files.map((file, at) => (at === index ? { name, text: file.text } : file)) });
  }

  /** Changes the person's texts as a fix says. */
  fix(fix: Fix): void {
    const files = this.store.state.files.map((file, at) => ({ ...file, text: edited(file.text, fix.edits.filter(({ place }) => place.input === at)) }));
    const active = fix.edits[0]?.place.input ?? this.store.state.active;
    this.store.set({ files, active, notice: `done: ${fix.title}; undo brings the old text back` });
  }

  /** Says the containers in another format, and in the words of the image that is chosen. */
  async convert(to: Format): Promise<void> {
    const { files, image, images, preview } = this.store.state;
    const formats = preview?.rendering.formats ?? [];
    const target = image ?? (formats.includes("properties") ? images[0]?.image : undefined);
    // An env file names no image: it is shown as this one.
    const shown = formats.length > 0 && formats.every((format) => format.endsWith("-env")) ? preview?.rendering.nodes[0]?.image : undefined;
    try {
      const conversion = await this.client.call("convert", { inputs: files.map(({ name, text }) => ({ name, text })), to, ...(target && { image: target }), ...(shown && { fromImage: shown }) });
      this.store.set({ conversion });
    } catch (error) {
      this.store.set({ conversion: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  /** Takes what came of the conversion in place of the texts. */
  takeConverted(): void {
    const { conversion } = this.store.state;
    if (!conversion || conversion instanceof Error || conversion.files.length === 0) return;
    const isOne = conversion.files.length === 1 && this.store.state.files.length === 1;
    const files = conversion.files.map(({ name, text }) => ({ name, text, auto: isOne }));
    this.replace(files, { image: null, conversion: null, notice: isOne ? "converted; undo brings your text back" : "converted" });
  }

  /** The pointer is in the input. Where it was put there, the container that the line belongs to is shown. */
  pointInput(offset: number | null, isChosen: boolean): void {
    const text = this.store.state.files[this.store.state.active]?.text ?? "";
    if (isChosen && offset !== null) this.showNode(nodesAt(offset, text, this.store.state));
    const { state } = this.store;
    const file = shownFile(state);
    const marks = file && offset !== null ? outputMarks(file, offset, text, state) : [];
    if (same(marks, state.outputMarks)) return;
    const first = marks[0];
    const line = file && first ? lineAt(file, first.from) : state.line;
    this.store.set({ outputMarks: marks, inputMarks: [], line });
  }

  /** Shows the first of these containers, unless one of them is shown. */
  showNode(nodes: readonly number[]): void {
    const [first] = nodes;
    if (first !== undefined && !nodes.includes(this.store.state.node)) this.store.set({ node: first, line: null, inputMarks: [], outputMarks: [] });
  }

  /** The pointer is in the file. */
  pointOutput(offset: number | null): void {
    const { state } = this.store;
    const file = shownFile(state);
    if (!file) return;
    const line = offset === null ? null : lineAt(file, offset);
    const marks = line === null ? [] : inputMarks(file.lines[line], state);
    if (line === null ? state.inputMarks.length === 0 : line === state.line && same(marks, state.inputMarks)) return;
    this.store.set({ line: line ?? state.line, inputMarks: marks, outputMarks: [] });
  }

  /** Goes to a place of the person's texts. */
  reveal: (place: Place) => void = () => {};

  /** The address of the page with all of its state; without secrets unless they are wanted. */
  async link(withSecrets: boolean): Promise<string> {
    const { image, mode } = this.store.state;
    const files = withSecrets ? [...this.store.state.files] : await this.#masked();
    return new URL(await fragment({ files, image, mode }), location.href).href;
  }

  async copyLink(withSecrets: boolean): Promise<void> {
    const link = await this.link(withSecrets);
    const long = link.length > LONG ? "; it is long, and some programs cut such links" : "";
    await this.copy(link, `link copied${withSecrets ? ", with its secrets" : ""}${long}`);
  }

  async copyMarkdown(): Promise<void> {
    const check = this.store.state.preview?.check;
    if (check) await this.copy(markdown(await this.#masked(), check, await this.link(false)), "copied as Markdown, without secrets");
  }

  async copy(text: string, notice: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.store.set({ notice });
    } catch {
      this.store.set({ notice: "the browser does not let the page copy" });
    }
  }

  async #masked(): Promise<TextFile[]> {
    const { files } = this.store.state;
    const texts = await this.client.call("maskSecrets", files.map(({ text }) => text));
    return files.map((file, at) => ({ ...file, text: texts[at] ?? "" }));
  }

  #refresh(state: State): void {
    const size = state.files.reduce((sum, { text }) => sum + text.length, 0);
    if (size > LARGEST) {
      this.store.set({ failure: `${(size / 1024 / 1024).toFixed(1)} MB of text is kept, but more than the page reads (2 MB)` });
    } else {
      this.#preview(state);
    }
  }

  #show(preview: Preview): void {
    const { node, file } = this.store.state;
    const nodes = preview.rendering.nodes;
    const shown = Math.min(node, Math.max(0, nodes.length - 1));
    const files = nodes[shown]?.files.length ?? 0;
    this.store.set({ preview, failure: null, node: shown, file: Math.min(file, Math.max(0, files - 1)), inputMarks: [], outputMarks: [] });
  }

  async #definitions(state: State): Promise<void> {
    const image = imageOf(state.preview);
    if (image === undefined) return;
    const { properties } = await this.client.call("schema", { image });
    this.store.set({ properties });
  }
}

/** The image whose properties and variables are searched: a file of properties has none of its own. */
function imageOf(preview: Preview | null): string | undefined {
  const node = preview?.rendering.nodes[0];
  return node && (node.image ?? `apache/kafka:${node.kafkaVersion}`);
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const backwards = [...edits].sort((a, b) => b.place.range.start - a.place.range.start);
  return backwards.reduce((text, { place, text: by }) => text.slice(0, place.range.start) + by + text.slice(place.range.end), text);
}

function same(one: State["inputMarks"], other: State["inputMarks"]): boolean {
  return one.length === other.length && one.every((mark, at) => mark.from === other[at]?.from && mark.to === other[at]?.to);
}
