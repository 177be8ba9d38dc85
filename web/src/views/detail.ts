// The line below the file: who set the line that is looked at, what it hides, what it means.
import type { Origin, Property, RenderedLine, Setting } from "kafka-config";
import type { Actions } from "../state/actions.ts";
import { shownFile, shownNode } from "../state/provenance.ts";
import type { State } from "../state/store.ts";
import { fill, h } from "./dom.ts";

export function detail(actions: Actions): HTMLElement {
  const box = h("div", { class: "detail", "aria-live": "polite" });
  const told = (state: State) => (state.line === null ? undefined : shownFile(state)?.lines[state.line]);
  const said = (state: State) => JSON.stringify([told(state) ?? dropped(state), definitionOf(told(state), state)]);
  actions.store.follow(["line", "preview", "node", "file", "properties"], said, (state) => {
    const line = told(state);
    fill(box, ...(line ? words(line, actions) : hint(state)));
  });
  return box;
}

const dropped = (state: State): number => shownNode(state)?.droppedDefaults.length ?? 0;
const definitionOf = (line: RenderedLine | undefined, { properties }: State): Property | undefined => line && properties.find(({ name }) => name === line.key);

function hint(state: State): (HTMLElement | string)[] {
  const gone = dropped(state) > 0 ? ` ${dropped(state)} settings of the image's default file are gone, because a variable takes its place.` : "";
  return [h("p", { class: "quiet" }, `Point at a line to see who set it.${gone}`)];
}

function words(line: RenderedLine, actions: Actions): HTMLElement[] {
  const { store } = actions;
  const property = definitionOf(line, store.state);
  const key = line.key === null ? null : property ? h("button", { type: "button", class: "link", click: () => store.set({ view: "properties", search: line.key ?? "" }) }, line.key) : h("span", {}, line.key);
  const lost = line.counts ? "" : " does not count: a later line sets the same property,";
  return [
    h("p", {}, key, key ? " " : null, h("span", {}, `${lost}${line.key === null ? "this part is " : ""}from `), origin(line.origin, actions)),
    ...line.hides.slice(0, 3).map((hidden) => h("p", {}, `hides ${shown(hidden)} (`, origin(hidden.origin, actions), ")")),
    ...(property ? [h("p", { class: "quiet" }, definition(property))] : []),
  ];
}

function origin(origin: Origin, actions: Actions): HTMLElement {
  const { place, words } = origin;
  return place ? h("button", { type: "button", class: "link", click: () => actions.reveal(place) }, words) : h("span", {}, words);
}

const shown = ({ value }: Setting): string => (value === null ? "a secret" : value === "" ? "the empty text" : value);

/** All that matters of a definition in one line. */
export function definition(property: Property): string {
  const parts = [
    property.type,
    property.required ? "required" : `default ${property.default === null ? "null" : property.default === "" ? "empty" : property.default}`,
    property.values,
    ...(property.update ? [`takes effect ${property.update}`] : []),
    ...(property.deprecated ? ["deprecated"] : []),
  ];
  return parts.join(" · ");
}
