// Node: the wasm file is read once, when the package is imported.
import { readFileSync } from "node:fs";
import { initSync } from "./dist/kafka_config.js";

initSync({ module: readFileSync(new URL("./dist/kafka_config_bg.wasm", import.meta.url)) });

export { check, convert, explain, images, listeners, maskSecrets, preview, previewJson, render, rule, rules, schema, version } from "./dist/kafka_config.js";
