// Whoever leaves the page open for a day finds it as it was.
import assert from "node:assert/strict";
import { test } from "node:test";

import { measuring } from "./memory.js";
import { output, start, type, verdict } from "./page.js";

/** What may come and go: ten bytes kept of every edit would not pass. */
const MOST = { page: 64 * 1024, worker: 64 * 1024, wasm: 64 * 1024, nodes: 1_000 };

const TEXT = "KAFKA_NODE_ID=1\nKAFKA_PROCESS_ROLES=broker\nKAFKA_CONTROLLER_QUORUM_VOTERS=2@c:9093\nKAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER\nKAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092\nKAFKA_BROKER_RACK=x";

/** Writes a number after another into the last line, as the keyboard does; the files follow as fast as they can. */
async function edit(page, from, to) {
  await page.locator(".input .cm-content").focus();
  await page.evaluate(
    async ([from, to]) => {
      for (let number = from; number <= to; number += 1) {
        const texts = document.createTreeWalker(document.querySelector(".input .cm-line:last-child"), NodeFilter.SHOW_TEXT);
        texts.lastChild().data = `=${number}`;
        // The editor hears of it in between, and the worker of every fifth.
        await (number % 5 === 0 ? new Promise((done) => setTimeout(done)) : null);
      }
    },
    [from, to],
  );
  await output(page).filter({ hasText: `broker.rack=${to}` }).waitFor({ timeout: 10_000 });
}

test("memory is flat over 10,000 edits", async () => {
  const browser = await start();
  try {
    const page = await browser.open();
    await type(page, TEXT);
    await verdict(page).filter({ hasText: "accepts" }).waitFor();
    const measure = await measuring(page);
    await edit(page, 1, 1_000);
    const early = await measure();
    await edit(page, 1_001, 10_000);
    const late = await measure();
    for (const [what, most] of Object.entries(MOST)) {
      console.log(`${what} after 1,000 edits ${early[what]}, after 10,000 ${late[what]}`);
      assert.ok(late[what] - early[what] < most, `${what} grew from ${early[what]} to ${late[what]}`);
    }
    assert.deepEqual(page.faults, []);
  } finally {
    await browser.close();
  }
});
