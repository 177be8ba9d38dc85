// Whoever leaves the page open for a day finds it as it was.
import assert from "node:assert/strict";
import { test } from "node:test";

import { measure } from "./memory.js";
import { output, start, type, verdict } from "./page.js";

/** What may come and go: ten bytes kept of every edit would not pass. */
const MOST = { page: 64 * 1024, worker: 64 * 1024, wasm: 64 * 1024, nodes: 1_000 };

const TEXT = "KAFKA_NODE_ID=1\nKAFKA_PROCESS_ROLES=broker\nKAFKA_CONTROLLER_QUORUM_VOTERS=2@c:9093\nKAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER\nKAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092\nKAFKA_BROKER_RACK=x";

/** Writes one number after another into the last line, as the keyboard does; the files follow as fast as they can. */
async function edit(page, times) {
  await page.locator(".input .cm-content").focus();
  await page.evaluate(async (times) => {
    for (let number = 1; number <= times; number += 1) {
      const texts = document.createTreeWalker(document.querySelector(".input .cm-line:last-child"), NodeFilter.SHOW_TEXT);
      texts.lastChild().data = `=${number}`;
      // The editor hears of it in between, and the worker of every fifth.
      await (number % 5 === 0 ? new Promise((done) => setTimeout(done)) : null);
    }
  }, times);
  await output(page).filter({ hasText: `broker.rack=${times}` }).waitFor({ timeout: 10_000 });
}

/** What a page of its own holds after so many edits. */
async function after(browser, times) {
  const page = await browser.open();
  await type(page, TEXT);
  await verdict(page).filter({ hasText: "accepts" }).waitFor();
  await edit(page, times);
  const held = await measure(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
  return held;
}

test("memory is flat over 10,000 edits", async () => {
  const browser = await start();
  try {
    const [few, many] = [await after(browser, 1_000), await after(browser, 10_000)];
    for (const [what, most] of Object.entries(MOST)) {
      console.log(`${what} after 1,000 edits ${few[what]}, after 10,000 ${many[what]}`);
      assert.ok(many[what] - few[what] < most, `${what} grew from ${few[what]} to ${many[what]}`);
    }
  } finally {
    await browser.close();
  }
});
