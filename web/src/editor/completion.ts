// Names of the version's variables and properties, offered while one types.
import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { Property } from "kafka-config";

/** A name where names stand: at the beginning of a line or of a list's item, or after `-e`. */
const NAME = /(?:^\s*(?:-\s+)?(?:Environment=)?|-e\s+)["']?([A-Za-z][\w.]*)$/;
/** Shorter words are offered nothing unless somebody asks. */
const SHORTEST = 3;

/** Completes names among these properties: in capitals the variables, else the properties. */
export function completion(properties: () => readonly Property[]): Extension {
  return autocompletion({ icons: false, override: [(context) => offered(context, properties())] });
}

function offered({ state, pos, explicit }: CompletionContext, properties: readonly Property[]): CompletionResult | null {
  const line = state.doc.lineAt(pos);
  const word = NAME.exec(line.text.slice(0, pos - line.from))?.[1];
  if (word === undefined || (word.length < SHORTEST && !explicit)) return null;
  const label = word === word.toUpperCase() ? ({ variable }: Property) => variable : ({ name }: Property) => name;
  const options = properties.filter(({ internal }) => !internal).flatMap((property) => option(label(property), property));
  return { from: pos - word.length, options, validFor: /^[\w.]*$/ };
}

function option(label: string | null, { type, default: value }: Property): Completion[] {
  return label === null ? [] : [{ label, detail: value ? `${type}, ${value}` : type }];
}
