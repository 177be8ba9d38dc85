// The package in a thread of its own, so that typing never waits for it.
import * as core from "kafka-config/load";
import wasm from "kafka-config/wasm?url";
import type { Answer, Call } from "./protocol.ts";

const ready = core.load(new URL(wasm, import.meta.url));

async function answer(call: Call): Promise<Answer> {
  try {
    await ready;
    switch (call.method) {
      case "preview":
        return { id: call.id, ok: true, json: core.previewJson(JSON.stringify(call.argument)) };
      case "convert":
        return { id: call.id, ok: true, value: core.convert(call.argument) };
      case "schema":
        return { id: call.id, ok: true, value: core.schema(call.argument) };
      case "images":
        return { id: call.id, ok: true, value: core.images() };
      case "maskSecrets":
        return { id: call.id, ok: true, value: call.argument.map((text) => core.maskSecrets(text)) };
    }
  } catch (error) {
    // After a trap the memory of the module is not to be trusted.
    const fatal = error instanceof WebAssembly.RuntimeError;
    return { id: call.id, ok: false, fatal, message: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener("message", async (event: MessageEvent<Call>) => self.postMessage(await answer(event.data)));
