// The same functions for who fetches the wasm file himself: call `load` first.
import init from "./dist/kafka_config.js";

/** Makes the functions ready. */
export async function load(source) {
  await init(source === undefined ? undefined : { module_or_path: source });
}

export { check, convert, explain, images, listeners, maskSecrets, preview, previewJson, render, rule, rules, schema, version } from "./dist/kafka_config.js";
