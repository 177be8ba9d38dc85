// The built page in Debian's Chromium.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "../scripts/serve.js";

const WIDE = { width: 1280, height: 800 };
const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** A browser with the page; `close` ends both. */
export async function start() {
  if (!program) throw new Error("no Chromium here: apt-get install chromium");
  const server = await serve(0);
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
  const open = async ({ hash = "", size = WIDE, ...options } = {}) => {
    const context = await browser.newContext({ viewport: size, permissions: ["clipboard-read", "clipboard-write"], ...options });
    const page = await context.newPage();
    page.faults = [];
    page.requests = [];
    page.on("pageerror", (error) => page.faults.push(error.message));
    page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
    page.on("request", (request) => page.requests.push(request.url()));
    await page.goto(server.url + hash);
    await page.locator("#problems-title span").filter({ hasText: /./ }).waitFor({ state: "attached" });
    return page;
  };
  return { url: server.url, browser, open, close: async () => (await browser.close(), server.close()) };
}

/** Puts a text in place of the one that is edited. */
export async function type(page, text) {
  await page.locator(".input .cm-content").click();
  await page.keyboard.press("Control+a");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

export const verdict = (page) => page.locator("#problems-title span");
export const output = (page) => page.locator(".output .cm-content");
