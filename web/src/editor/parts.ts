// What both editors have in common: looks, colours of lines, marks.
import { RangeSetBuilder, StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Mark } from "../state/store.ts";

/** Sets the marked ranges. */
export const setMarks = StateEffect.define<readonly Mark[]>();
/** Lets lines glow once; the numbers count from 1. */
export const setGlow = StateEffect.define<readonly number[]>();

const marked = Decoration.line({ class: "cm-counterpart" });
const glowing = Decoration.line({ class: "cm-glow" });

function lines(effect: typeof setMarks, decoration: Decoration): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(set, transaction) {
      const moved = set.map(transaction.changes);
      const last = transaction.effects.findLast((one) => one.is(effect));
      if (!last) return moved;
      const document = transaction.state.doc;
      const starts = new Set<number>();
      for (const mark of last.value as readonly Mark[]) {
        if (mark.from > document.length) continue;
        const end = document.lineAt(Math.min(mark.to, document.length)).number;
        for (let line = document.lineAt(mark.from).number; line <= end; line += 1) starts.add(document.line(line).from);
      }
      return built([...starts], decoration);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

function built(starts: number[], decoration: Decoration): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const start of starts.sort((a, b) => a - b)) builder.add(start, start, decoration);
  return builder.finish();
}

const glow = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    const last = transaction.effects.findLast((one) => one.is(setGlow));
    if (!last) return set.map(transaction.changes);
    const document = transaction.state.doc;
    return built(last.value.filter((line) => line <= document.lines).map((line) => document.line(line).from), glowing);
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Comments, names and values, alike in all the formats that the page knows.
const words = new MatchDecorator({
  regexp: /^\s*[#!;].*$|^(\s*(?:-\s+)?(?:Environment=)?["']?)([A-Za-z_][\w.\-/]*)(?=["']?\s*[:=])|(-e\s+)([A-Z_]\w*)(?==)/gm,
  decorate(add, from, to, match) {
    if (match[2] === undefined && match[4] === undefined) add(from, to, Decoration.mark({ class: "cm-comment" }));
    else add(from + (match[1] ?? match[3] ?? "").length, to, Decoration.mark({ class: "cm-name" }));
  },
});

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = words.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = words.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** No line is set further in than this where it is wrapped, so that narrow windows have room. */
const DEEPEST = 12;
const indents = Array.from({ length: DEEPEST + 1 }, (_, blanks) => Decoration.line({ attributes: { style: `--blanks: ${blanks}` } }));

function indented({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const decoration = indents[Math.min(DEEPEST, line.text.search(/\S|$/))];
      if (decoration) builder.add(line.from, line.from, decoration);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** A wrapped line goes on below its own beginning, a little further in: at the edge it would look like another line. */
const wrapped = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = indented(view);
    }
    update({ docChanged, viewportChanged, view }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.decorations = indented(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const looks = EditorView.theme({
  // Lines that are marked stay inside of the ring that tells of the focus.
  "&": { height: "100%", padding: "2px", backgroundColor: "transparent", color: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "13px", lineHeight: "20px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--quiet)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--hover)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--selection) !important" },
});

/** The parts of both editors. */
export const shared: Extension = [looks, colours, EditorView.lineWrapping, wrapped, lines(setMarks, marked), glow];
