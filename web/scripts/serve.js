// Serves web/dist on this machine: npm run serve [-- PORT].
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { createGzip } from "node:zlib";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", wasm: "application/wasm", svg: "image/svg+xml", webmanifest: "application/manifest+json" };

// Names below assets hold the hash of what is in them.
const caching = (path) => (path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");

/** A server of the built page; its `close` ends it. */
export function serve(port) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = join(dist, normalize(path.endsWith("/") ? `${path}index.html` : path));
    const isFile = file.startsWith(dist) && statSync(file, { throwIfNoEntry: false })?.isFile();
    if (!isFile) return response.writeHead(404).end("not found");
    const type = TYPES[file.split(".").pop()] ?? "application/octet-stream";
    const headers = { "Content-Type": type, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": caching(path) };
    const zipped = request.headers["accept-encoding"]?.includes("gzip");
    response.writeHead(200, zipped ? { ...headers, "Content-Encoding": "gzip" } : headers);
    const stream = createReadStream(file);
    (zipped ? stream.pipe(createGzip()) : stream).pipe(response);
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(process.argv[2] ?? 8080));
  console.log(`the page is at ${url}`);
}
