// The editor of the person's own text.
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { type Diagnostic, forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Annotation, EditorState, type Extension, StateEffect } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers, placeholder } from "@codemirror/view";
import type { Fix } from "kafka-config";
import type { Mark } from "../state/store.ts";
import { setMarks, shared } from "./parts.ts";

export interface Problem {
  from: number;
  to: number;
  severity: "error" | "warning" | "info";
  message: string;
  fixes: readonly Fix[];
}

interface Handlers {
  /** There is another text, with the cursor at this offset. */
  changed(text: string, cursor: number): void;
  /** The pointer or the cursor is at this offset; null where it left. */
  pointed(offset: number | null, isChosen: boolean): void;
  fix(fix: Fix): void;
}

const outside = Annotation.define<boolean>();

/** An editor with one history for each text. */
export class InputEditor {
  readonly view: EditorView;
  #handlers: Handlers;
  #states = new Map<number, EditorState>();
  #place = 0;
  #further: Extension[] = [];
  /** The text that is shown, which the editor would have to put together. */
  #text = "";
  #problems: readonly Problem[] = [];
  #drawn: readonly Diagnostic[] = [];

  constructor(parent: HTMLElement, handlers: Handlers) {
    this.#handlers = handlers;
    this.view = new EditorView({ parent, state: this.#fresh("") });
  }

  /** Shows the text at a place among the files; undo brings back what it replaces there. */
  show(place: number, name: string, text: string): void {
    if (place !== this.#place) {
      this.#states.set(this.#place, this.view.state);
      this.#place = place;
      this.view.setState(this.#states.get(place) ?? this.#fresh(text));
      this.#text = this.view.state.doc.toString();
    }
    this.view.contentDOM.setAttribute("aria-label", `Your text: ${name}`);
    if (this.#text === text) return;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, annotations: [outside.of(true), isolateHistory.of("full")] });
  }

  /** Forgets all histories but that of the text that is shown. */
  forget(): void {
    this.#states.clear();
    this.view.setState(this.#fresh(this.#text));
  }

  /** Can more from now on, with all texts. */
  extend(further: Extension): void {
    this.#further.push(further);
    const effects = StateEffect.appendConfig.of(further);
    for (const [place, state] of this.#states) this.#states.set(place, state.update({ effects }).state);
    this.view.dispatch({ effects });
  }

  mark(marks: readonly Mark[]): void {
    const first = marks[0];
    const scroll = first && first.from <= this.view.state.doc.length ? [EditorView.scrollIntoView(first.from, { y: "nearest", yMargin: 40 })] : [];
    this.view.dispatch({ effects: [setMarks.of(marks), ...scroll] });
  }

  problems(problems: readonly Problem[]): void {
    const length = this.view.state.doc.length;
    this.#problems = problems.filter(({ from, to }) => from <= length && to <= length);
    const diagnostics = this.#problems.map((problem, at) => this.#diagnostic(problem, at));
    if (areShown(diagnostics, this.#drawn, this.view.state)) return;
    this.#drawn = diagnostics;
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  /** What is drawn of the problem at this place of the list. It stays while one types, and its fix is the one of then. */
  #diagnostic({ fixes, ...problem }: Problem, at: number): Diagnostic {
    const apply = (number: number) => () => {
      const fix = this.#problems[at] && usable(this.#problems[at].fixes)[number];
      if (fix) this.#handlers.fix(fix);
    };
    return { ...problem, actions: usable(fixes).map(({ title }, number) => ({ name: title, apply: apply(number) })) };
  }

  /** Goes to a place of the text. */
  reveal(from: number, to: number): void {
    const length = this.view.state.doc.length;
    const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
    this.view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.view.focus();
  }

  #fresh(text: string): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        this.#further,
        placeholder("Paste an env file, a compose file, a manifest, a unit, docker run, or server.properties"),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorState.lineSeparator.of("\n"),
        EditorView.contentAttributes.of({ "aria-label": "Your text", spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            this.#text = update.state.doc.toString();
            if (!update.transactions.every((one) => one.annotation(outside))) this.#handlers.changed(this.#text, update.state.selection.main.head);
          } else if (update.selectionSet && update.view.hasFocus) this.#handlers.pointed(update.state.selection.main.head, true);
        }),
        EditorView.domEventHandlers({
          mousemove: (event, view) => this.#handlers.pointed(view.posAtCoords({ x: event.clientX, y: event.clientY }), false),
          mouseleave: () => this.#handlers.pointed(null, false),
        }),
        shared,
      ],
    });
  }
}

const usable = (fixes: readonly Fix[]): readonly Fix[] => fixes.filter(({ edits }) => edits.length > 0);

/** Whether the text has these marks already: those that were drawn have moved with it. */
function areShown(wanted: readonly Diagnostic[], drawn: readonly Diagnostic[], state: EditorState): boolean {
  const places = new Map<Diagnostic, readonly [number, number]>();
  forEachDiagnostic(state, (one, from, to) => places.set(one, [from, to]));
  const looks = ({ severity, message, actions = [] }: Diagnostic) => JSON.stringify([severity, message, actions.map(({ name }) => name)]);
  const isAt = (place: readonly [number, number] | undefined, { from, to }: Diagnostic) => place?.[0] === from && place[1] === to;
  const isSame = (one: Diagnostic, other: Diagnostic | undefined) => other !== undefined && isAt(places.get(other), one) && looks(one) === looks(other);
  return wanted.length === places.size && wanted.every((one, at) => isSame(one, drawn[at]));
}
