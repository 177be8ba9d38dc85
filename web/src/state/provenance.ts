// Which lines belong together on the two sides.
import type { RenderedFile, RenderedLine, RenderedNode } from "kafka-config";
import type { Mark, State } from "./store.ts";

/** The container that is shown. */
export const shownNode = (state: State): RenderedNode | undefined => state.preview?.rendering.nodes[state.node];

/** The file that is shown. */
export function shownFile(state: State): RenderedFile | undefined {
  const node = shownNode(state);
  return node?.files[state.file] ?? node?.files[0];
}

/** The part of the file at an offset. */
export function lineAt(file: RenderedFile, offset: number): number | null {
  const at = file.lines.findIndex(({ range }) => range.start <= offset && offset <= range.end);
  return at < 0 ? null : at;
}

/** Where the value of a line stands in the input that is edited. */
export function inputMarks(line: RenderedLine | undefined, state: State): Mark[] {
  const place = line?.origin.place;
  return place && place.input === state.active ? [{ from: place.range.start, to: place.range.end }] : [];
}

/** The containers that the input's line at an offset sets something of. */
export function nodesAt(offset: number, text: string, state: State): number[] {
  const nodes = state.preview?.rendering.nodes ?? [];
  const isSet = (at: number) => nodes[at]?.files[0] !== undefined && outputMarks(nodes[at].files[0], offset, text, state).length > 0;
  return [...nodes.keys()].filter(isSet);
}

/** The lines of the file that the input's line at an offset sets. */
export function outputMarks(file: RenderedFile, offset: number, text: string, state: State): Mark[] {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const next = text.indexOf("\n", offset);
  const end = next < 0 ? text.length : next;
  const belongs = ({ origin: { place } }: RenderedLine) =>
    place !== null && place.input === state.active && place.range.start <= end && place.range.end >= start;
  return file.lines.filter(belongs).map(({ range }) => ({ from: range.start, to: range.end }));
}
