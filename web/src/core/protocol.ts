// What the page and the worker say to each other.
import type { Conversion, ConvertRequest, ImageChoice, Preview, Request, SchemaAnswer, SchemaRequest } from "kafka-config";

/** Each method with its argument and its value. */
export interface Methods {
  preview: { argument: Request; value: Preview };
  convert: { argument: ConvertRequest; value: Conversion };
  schema: { argument: SchemaRequest; value: SchemaAnswer };
  images: { argument: null; value: ImageChoice[] };
  maskSecrets: { argument: string[]; value: string[] };
}

export type Method = keyof Methods;

export type Call = { [M in Method]: { id: number; method: M; argument: Methods[M]["argument"] } }[Method];

export type Answer =
  | { id: number; ok: true; value: Methods[Method]["value"] }
  /** The value as text, which passes from thread to thread faster than many objects. */
  | { id: number; ok: true; json: string }
  | { id: number; ok: false; fatal: boolean; message: string };
