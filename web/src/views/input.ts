// The left pane: the person's texts.
import { InputEditor, type Problem } from "../editor/input.ts";
import type { Actions } from "../state/actions.ts";
import { afterFirstAnswer } from "../state/idle.ts";
import { freeName } from "../state/names.ts";
import { type State, type TextFile, unmarked } from "../state/store.ts";
import { fill, h, tabKeys } from "./dom.ts";

export function inputPane(actions: Actions): HTMLElement {
  const { store } = actions;
  const place = h("div", { class: "editor" });
  const editor = new InputEditor(place, {
    changed: (text, cursor) => actions.edit(text, cursor),
    pointed: (offset, isChosen) => actions.pointInput(offset, isChosen),
    fix: (fix) => actions.fix(fix),
  });
  afterFirstAnswer(store, async () => {
    const { completion, searching } = await import("../editor/later.ts");
    editor.extend([completion(() => store.state.properties), searching]);
  });
  const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "Your files" });
  tabKeys(tabs);
  const chooser = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", "aria-hidden": "true", change: () => void open(actions, [...(chooser.files ?? [])]) });
  const pane = h(
    "section",
    { class: "pane input", id: "pane-input", "aria-label": "What you have" },
    h(
      "div",
      { class: "head" },
      tabs,
      h("span", { class: "space" }),
      h("button", { type: "button", class: "quiet", click: () => actions.add([{ name: freeName(store.state.files), text: "" }]) }, "New"),
      h("button", { type: "button", class: "quiet", click: () => chooser.click() }, "Open"),
      chooser,
    ),
    place,
    note(actions),
  );
  drops(pane, actions);
  store.watch(["files", "active"], (state, before) => {
    const file = state.files[state.active];
    // Where texts went, others take their places.
    if (state.files.length < before.files.length) editor.forget();
    if (file) editor.show(state.active, file.name, file.text);
  });
  store.follow(
    ["files", "active"],
    ({ files, active }) => JSON.stringify([active, files.map(({ name }) => name)]),
    (state) => fill(tabs, ...state.files.map((file, at) => tab(actions, file, at, state))),
  );
  store.watch(["inputMarks", "active"], ({ inputMarks }) => editor.mark(inputMarks));
  store.watch(["preview", "active"], (state) => editor.problems(problems(state)));
  actions.reveal = ({ input, range }) => {
    store.set({ active: input, tab: "input" });
    editor.reveal(range.start, range.end);
  };
  return pane;
}

function tab(actions: Actions, file: TextFile, at: number, state: State): HTMLElement {
  const selected = at === state.active;
  const open = h(
    "button",
    {
      type: "button",
      role: "tab",
      "aria-selected": String(selected),
      tabindex: selected ? 0 : -1,
      title: "double-click to rename",
      click: () => actions.store.set({ active: at, ...unmarked }),
      dblclick: () => actions.rename(at, window.prompt("Name of the file; it tells the format", file.name)?.trim() ?? ""),
    },
    file.name,
  );
  if (state.files.length === 1) return open;
  const close = h("button", { type: "button", class: "close", tabindex: selected ? 0 : -1, "aria-label": `Remove ${file.name}`, click: () => actions.remove(at) }, "×");
  return h("span", { class: "tab", role: "presentation" }, open, close);
}

/** What is missing, and why there is no newer answer. */
function note(actions: Actions): HTMLElement {
  const line = h("p", { class: "note", role: "status", hidden: true });
  actions.store.follow(["preview", "failure"], noted, (state) => {
    line.textContent = noted(state);
    line.hidden = line.textContent === "";
  });
  return line;
}

function noted({ preview, failure }: State): string {
  const missing = preview?.rendering.missing ?? [];
  return failure ?? (missing.length > 0 ? `not at hand: ${missing.join(", ")}; open or drop it, too` : assumed(preview));
}

/** The page never sees the folder of secrets. */
function assumed(preview: State["preview"]): string {
  const isAssumed = preview?.rendering.nodes.some(({ files }) => files.some(({ text }) => text.includes("password=not-at-hand")));
  return isAssumed ? "the files of /etc/kafka/secrets are taken to be there; passwords in them are shown as not-at-hand" : "";
}

function problems(state: State): Problem[] {
  const check = state.preview?.check;
  if (!check) return [];
  const findings = check.nodes.flatMap((node) => node.findings).map(({ place, severity, code, message, fixes }) => ({ place, severity, message: `${code}: ${message}`, fixes }));
  const faults = check.problems.map(({ place, severity, message }) => ({ place, severity, message, fixes: [] }));
  const here = [...findings, ...faults].flatMap(({ place, ...rest }) => (place?.input === state.active ? [{ ...rest, from: place.range.start, to: place.range.end }] : []));
  const seen = new Set<string>();
  // A fault of what several containers share is marked once.
  return here.filter(({ from, to, message }) => seen.size < seen.add(`${from} ${to} ${message}`).size);
}

function drops(pane: HTMLElement, actions: Actions): void {
  pane.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
      pane.classList.add("dropping");
    }
  });
  pane.addEventListener("dragleave", () => pane.classList.remove("dropping"));
  pane.addEventListener(
    "drop",
    (event) => {
      pane.classList.remove("dropping");
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      void open(actions, files);
    },
    true,
  );
}

/** Reads files; what is no text stays outside. */
async function open(actions: Actions, files: File[]): Promise<void> {
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
  const texts = read.filter(({ text }) => !text.includes("\0"));
  const binary = read.filter(({ text }) => text.includes("\0")).map(({ name }) => name);
  if (texts.length > 0) actions.add(texts);
  if (binary.length > 0) actions.store.set({ notice: `${binary.join(", ")}: a binary file, not a configuration; your text is as it was` });
}
