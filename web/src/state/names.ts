// Names for texts that came without one; the name tells the format.
import type { TextFile } from "./store.ts";

const KINDS: [RegExp, string][] = [
  [/^\s*["']?apiVersion["']?\s*:/m, "kafka.yaml"],
  [/^["']?(services|include)["']?\s*:/m, "compose.yaml"],
  [/^\s*\[Container\]/m, "kafka.container"],
  [/\b(docker|podman)\s+(container\s+)?run\b/, "run.sh"],
  [/^(?!\s*#)\s*[a-z][a-z0-9]*(\.[\w-]+)+\s*[=:]/m, "server.properties"],
];

/** A name that fits a text. */
export function nameOf(text: string): string {
  return KINDS.find(([kind]) => kind.test(text))?.[1] ?? "kafka.env";
}

/** The file with another text, and a name that fits it where nobody chose one. */
export function withText(file: TextFile, text: string, others: readonly TextFile[]): TextFile {
  if (!file.auto || text.trim() === "") return { ...file, text };
  const name = nameOf(text);
  const taken = others.some((other) => other !== file && other.name === name);
  return { ...file, text, name: taken ? file.name : name };
}

/** A name for a new text that no other has. */
export function freeName(files: readonly TextFile[]): string {
  const taken = new Set(files.map(({ name }) => name));
  for (let number = 2; ; number += 1) if (!taken.has(`kafka-${number}.env`)) return `kafka-${number}.env`;
}
