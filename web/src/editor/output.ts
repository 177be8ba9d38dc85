// The editor that shows a written file; it cannot be written to.
import { defaultKeymap } from "@codemirror/commands";
import { EditorState, type Extension, StateEffect } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { diff } from "../text/diff.ts";
import { type Mark, sameMarks } from "../state/store.ts";
import { setGlow, setMarks, shared } from "./parts.ts";

interface Handlers {
  pointed(offset: number | null): void;
}

export class OutputEditor {
  readonly view: EditorView;
  #name = "";
  #text = "";
  #marks: readonly Mark[] = [];

  constructor(parent: HTMLElement, handlers: Handlers) {
    const state = EditorState.create({
      extensions: [
        lineNumbers(),
        drawSelection(),
        highlightActiveLine(),
        keymap.of(defaultKeymap),
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

  /** Can more from now on. */
  extend(further: Extension): void {
    this.view.dispatch({ effects: StateEffect.appendConfig.of(further) });
  }

  /** Shows a file with these lines marked, in one change of the view; lines that are new in it glow once. */
  show(name: string, text: string, marks: readonly Mark[], reveal: boolean): void {
    const effects: StateEffect<unknown>[] = [];
    const [before, isSame] = [this.#text, name === this.#name];
    if (!isSame) this.view.contentDOM.setAttribute("aria-label", `The written file: ${name}`);
    if (!isSame || before !== text) effects.push(setGlow.of(isSame && before !== "" ? fresh(before, text) : []));
    if (!sameMarks(marks, this.#marks)) {
      const [first] = reveal ? marks : [];
      effects.push(setMarks.of(marks), ...(first ? [EditorView.scrollIntoView(Math.min(first.from, text.length), { y: "nearest", yMargin: 40 })] : []));
    }
    [this.#name, this.#text, this.#marks] = [name, text, marks];
    if (before !== text) this.view.dispatch({ changes: changed(before, text), effects });
    else if (effects.length > 0) this.view.dispatch({ effects });
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
