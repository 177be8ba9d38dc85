// The editor that shows a written file; it cannot be written to.
import { defaultKeymap } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { diff } from "../text/diff.ts";
import type { Mark } from "../state/store.ts";
import { setGlow, setMarks, shared } from "./parts.ts";

interface Handlers {
  pointed(offset: number | null): void;
}

export class OutputEditor {
  readonly view: EditorView;
  #name = "";

  constructor(parent: HTMLElement, handlers: Handlers) {
    const state = EditorState.create({
      extensions: [
        lineNumbers(),
        drawSelection(),
        highlightActiveLine(),
        search({ top: true }),
        keymap.of([...defaultKeymap, ...searchKeymap]),
        EditorState.readOnly.of(true),
        EditorState.lineSeparator.of("\n"),
        EditorView.contentAttributes.of({ "aria-label": "The written file", "aria-readonly": "true", spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (update.selectionSet && update.view.hasFocus) handlers.pointed(update.state.selection.main.head);
        }),
        EditorView.domEventHandlers({
          mousemove: (event, view) => handlers.pointed(view.posAtCoords({ x: event.clientX, y: event.clientY })),
          mouseleave: () => handlers.pointed(null),
        }),
        shared,
      ],
    });
    this.view = new EditorView({ parent, state });
  }

  /** Shows a file; lines that are new in it glow once. */
  show(name: string, text: string): void {
    const before = this.view.state.doc.toString();
    const isSame = name === this.#name;
    this.#name = name;
    if (isSame && before === text) return;
    const { from, to, insert } = changed(before, text);
    this.view.dispatch({ changes: { from, to, insert } });
    this.view.contentDOM.setAttribute("aria-label", `The written file: ${name}`);
    this.view.dispatch({ effects: setGlow.of(isSame && before !== "" ? fresh(before, text) : []) });
  }

  mark(marks: readonly Mark[], reveal: boolean): void {
    const first = marks[0];
    const scroll = reveal && first ? [EditorView.scrollIntoView(Math.min(first.from, this.view.state.doc.length), { y: "nearest", yMargin: 40 })] : [];
    this.view.dispatch({ effects: [setMarks.of(marks), ...scroll] });
  }
}

/** The one change that makes the new text, so that nothing jumps. */
function changed(before: string, after: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < before.length - from && end < after.length - from && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

function fresh(before: string, after: string): number[] {
  const numbers: number[] = [];
  let line = 0;
  for (const change of diff(before.split("\n"), after.split("\n"))) {
    if (change.kind !== "gone") line += 1;
    if (change.kind === "new") numbers.push(line);
  }
  return numbers;
}
