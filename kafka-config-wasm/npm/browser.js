// Browsers and bundlers: importing waits until the wasm file is there.
import init from "./dist/kafka_config.js";

await init();

export { check, convert, explain, images, listeners, maskSecrets, preview, previewJson, render, rule, rules, schema, version } from "./dist/kafka_config.js";
