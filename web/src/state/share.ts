// Links that carry the state in their fragment, which browsers send nowhere.
//
// `#1.<base64url of deflated JSON>`. A later form gets another number and this one stays readable.
import type { Mode, TextFile } from "./store.ts";

export interface Shared {
  files: TextFile[];
  image: string | null;
  mode: Mode;
}

export class UnreadableLink extends Error {}

const VERSION = "1";
/** What a link may grow to when it is unpacked. */
const LARGEST = 4 * 1024 * 1024;
/** Beyond this, mail and chat programs cut links. */
export const LONG = 8000;

/** The fragment of a link, with its `#`. */
export async function fragment(shared: Shared): Promise<string> {
  const json = JSON.stringify({ f: shared.files.map(({ name, text }) => [name, text]), i: shared.image, m: shared.mode });
  const packed = await pass(new TextEncoder().encode(json), new CompressionStream("deflate-raw"));
  return `#${VERSION}.${base64url(packed)}`;
}

/** What a fragment holds; null where there is none. */
export async function read(hash: string): Promise<Shared | null> {
  const text = hash.replace(/^#/, "");
  if (text === "") return null;
  const [version, data] = text.split(".", 2);
  if (version === undefined || data === undefined || !/^\d+$/.test(version)) throw new UnreadableLink("this link holds no configuration");
  if (version !== VERSION) throw new UnreadableLink(`this link was made by a newer version of the page (form ${version}); reload the page`);
  try {
    const json = await pass(bytes(data), new DecompressionStream("deflate-raw"));
    return shape(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json)));
  } catch (error) {
    if (error instanceof UnreadableLink) throw error;
    throw new UnreadableLink("this link is broken: a part of it is missing");
  }
}

const MODES: readonly Mode[] = ["compat", "strict", "strict-merged"];

function shape(value: unknown): Shared {
  const broken = new UnreadableLink("this link holds no configuration");
  if (typeof value !== "object" || value === null || !("f" in value) || !Array.isArray(value.f)) throw broken;
  const files = value.f.map((pair: unknown): TextFile => {
    if (!Array.isArray(pair) || typeof pair[0] !== "string" || typeof pair[1] !== "string") throw broken;
    return { name: pair[0], text: pair[1] };
  });
  if (files.length === 0) throw broken;
  const image = "i" in value && typeof value.i === "string" ? value.i : null;
  const mode = MODES.find((mode) => "m" in value && value.m === mode) ?? "compat";
  return { files, image, mode };
}

async function pass(data: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([data]).stream().pipeThrough(through).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > LARGEST) throw new UnreadableLink("this link holds more than the page reads");
    parts.push(value);
  }
  const all = new Uint8Array(size);
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

function base64url(data: Uint8Array): string {
  const binary = Array.from(data, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
