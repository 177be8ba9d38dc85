// What a person can do, as changes of the store.
import type { Fix, Format, Place, Preview, TextEdit } from "kafka-config";
import { type Client, latest } from "../core/client.ts";
import { examples } from "./examples.ts";
import { fragment, LONG } from "./share.ts";
import { inputMarks, lineAt, nodesAt, outputMarks, shownFile } from "./provenance.ts";
import { withText } from "./names.ts";
import { sameMarks, type State, type Store, type TextFile, unmarked } from "./store.ts";
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

  /** The input has another text, with the cursor at this offset. */
  edit(text: string, looked: number | null): void {
    const { files, active } = this.store.state;
    this.store.set({ files: files.map((file, at) => (at === active ? withText(file, text, files) : file)), looked });
  }

  /** Takes other texts in place of all. */
  replace(files: readonly TextFile[], more: Partial<State> = {}): void {
    this.store.set({ files, active: 0, node: 0, file: 0, line: null, ...unmarked, ...more });
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
    this.store.set({ files, active, ...unmarked, notice: `done: ${fix.title}; undo brings the old text back` });
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
    if (isChosen && offset !== null) this.showNode(nodesAt(offset, textOf(this.store.state), this.store.state));
    const looked = { ...this.store.state, looked: offset };
    const { outputMarks, line } = counterpart(looked);
    if (outputMarks === looked.outputMarks) this.store.set({ looked: offset });
    else this.store.set({ looked: offset, outputMarks, inputMarks: unmarked.inputMarks, line });
  }

  /** Shows the first of these containers, unless one of them is shown. */
  showNode(nodes: readonly number[]): void {
    const [first] = nodes;
    if (first !== undefined && !nodes.includes(this.store.state.node)) this.store.set({ node: first, line: null, ...unmarked });
  }

  /** The pointer is in the file. */
  pointOutput(offset: number | null): void {
    const { state } = this.store;
    const file = shownFile(state);
    if (!file) return;
    const line = offset === null ? null : lineAt(file, offset);
    const marks = line === null ? [] : inputMarks(file.lines[line], state);
    if (line === null ? state.inputMarks.length === 0 : line === state.line && sameMarks(marks, state.inputMarks)) return;
    this.store.set({ ...unmarked, line: line ?? state.line, inputMarks: marks });
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
    const { state } = this.store;
    const nodes = preview.rendering.nodes;
    const node = Math.min(state.node, Math.max(0, nodes.length - 1));
    const files = nodes[node]?.files.length ?? 0;
    const shown = { preview, failure: null, node, file: Math.min(state.file, Math.max(0, files - 1)), inputMarks: unmarked.inputMarks };
    this.store.set({ ...shown, ...counterpart({ ...state, ...shown }) });
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

const textOf = ({ files, active }: State): string => files[active]?.text ?? "";

/** The lines of the file that belong to what is looked at in the input, and which of them is told about. */
function counterpart(state: State): Pick<State, "outputMarks" | "line"> {
  const file = shownFile(state);
  const marks = file && state.looked !== null ? outputMarks(file, state.looked, textOf(state), state) : [];
  if (sameMarks(marks, state.outputMarks)) return { outputMarks: state.outputMarks, line: state.line };
  const [first] = marks;
  return { outputMarks: marks, line: file && first ? lineAt(file, first.from) : state.line };
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const backwards = [...edits].sort((a, b) => b.place.range.start - a.place.range.start);
  return backwards.reduce((text, { place, text: by }) => text.slice(0, place.range.start) + by + text.slice(place.range.end), text);
}
