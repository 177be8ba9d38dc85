// Damaged texts of every format: an answer, never a trap. KAFKA_CONFIG_SEED and KAFKA_CONFIG_CASES choose the damage.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { explain, maskSecrets, preview } from "kafka-config";

const root = new URL("../../../kafka-config-cli/", import.meta.url).pathname;
const texts = ["examples", "tests/cmd"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, name))
    .filter((path) => statSync(path).isFile() && /\.(env|ya?ml|properties|container|sh)$/.test(path))
    .map((path) => ({ name: path.split("/").pop(), text: readFileSync(path, "utf8") })),
);

let seed = Number(process.env.KAFKA_CONFIG_SEED ?? 1);
const cases = Number(process.env.KAFKA_CONFIG_CASES ?? 400);
const below = (limit) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * limit);
};
const ODD = ["\0", "\ud800", "😀", "\r", "\t", "{{", "${", "$(", "*a", "&a", "<<: ", "|", "\\", "\"", "'", ": ", "- ", "=", "\u2028", "%", "://", "1e999", "[".repeat(200)];

function damaged(text) {
  const at = below(text.length + 1);
  const end = Math.min(text.length, at + below(30));
  const another = texts[below(texts.length)].text;
  const part = [ODD[below(ODD.length)], "", another.slice(below(another.length)).slice(0, 80), text.slice(at, end).repeat(3)][below(4)];
  return text.slice(0, at) + part + text.slice(end);
}

test(`${cases} damaged texts`, () => {
  assert.ok(texts.length > 20);
  for (let count = 0; count < cases; count += 1) {
    const inputs = Array.from({ length: 1 + below(2) }, (_, at) => {
      const { name, text } = texts[below(texts.length)];
      return { name: at === 0 ? name : `more/${name}`, text: Array.from({ length: below(4) }).reduce(damaged, text) };
    });
    const { rendering, check } = preview({ inputs, mode: ["compat", "strict", "strict-merged"][below(3)] });
    for (const { place } of [...check.problems, ...check.nodes.flatMap(({ findings }) => findings)]) {
      if (!place) continue;
      const { start, end } = place.range;
      assert.ok(start <= end && end <= inputs[place.input].text.length, JSON.stringify({ place, inputs }));
    }
    for (const { text, lines } of rendering.nodes.flatMap(({ files }) => files)) {
      for (const { range } of lines) assert.ok(range.start <= range.end && range.end <= text.length, JSON.stringify({ range, length: text.length, text, inputs }));
    }
    explain({ name: inputs[0].text.slice(0, below(40)), request: { inputs } });
    maskSecrets(inputs[0].text);
  }
});
