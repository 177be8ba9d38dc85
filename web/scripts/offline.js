// The service worker: keeps the page, so that it works without a network. Fetches nothing but the page's own files.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** The page must not grow without notice; the aim is 500,000. */
const MOST = 1_013_000;

const dist = new URL("../dist/", import.meta.url);
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(dist.pathname.length).replace(/^\//, ""))
  .filter((name) => name !== "offline.js")
  .sort();
const page = files.filter((name) => !/^(rules|properties)\//.test(name));
const hash = createHash("sha256");
for (const name of files) hash.update(name).update(readFileSync(new URL(name, dist)));
const version = hash.digest("hex").slice(0, 16);

writeFileSync(
  new URL("offline.js", dist),
  `const CACHE = "kafka-config-${version}";
const PAGE = ${JSON.stringify(["./", ...page])};
self.addEventListener("install", (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(PAGE)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) =>
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))).then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((found) => found ?? fetch(event.request).then((response) => {
    const copy = response.clone();
    if (response.ok) event.waitUntil(caches.open(CACHE).then((cache) => cache.put(event.request, copy)));
    return response;
  })));
});
`,
);

// What the first load costs, and what is fetched when it is wanted.
const total = { first: 0, later: 0 };
for (const name of page.filter((name) => /\.(html|css|js|wasm|svg|webmanifest)$/.test(name) && name !== "pages.css")) {
  const size = gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length;
  total[name.startsWith("assets/later/") ? "later" : "first"] += size;
  console.log(`${name} ${size} bytes gzipped`);
}
console.log(`first load ${total.first} bytes gzipped, later ${total.later}`);
if (total.first > MOST) throw new Error(`the first load is above ${MOST} bytes: what grew?`);
