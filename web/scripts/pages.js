// The pages of all rules and properties, plain HTML below dist.
import { mkdirSync, writeFileSync } from "node:fs";
import { images, rules, schema } from "kafka-config";

const dist = new URL("../dist/", import.meta.url);
const COMPONENTS = ["broker", "topic", "producer", "consumer", "admin", "streams", "connect-distributed", "connect-standalone", "connect-source", "connect-sink", "mirror-maker", "group"];
const [newest] = images();

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const words = (text) =>
  escaped(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>");

/** Paragraphs, lists, tables of our own rule pages, and fenced blocks. */
function markdown(text) {
  const blocks = text.split(/^```(\w*)\n(.*?)^```$/ms);
  let html = "";
  for (let at = 0; at < blocks.length; at += 3) {
    for (const part of blocks[at].split(/\n{2,}/).map((part) => part.trim()).filter(Boolean)) html += paragraph(part);
    if (blocks[at + 2] !== undefined) html += example(blocks[at + 1], blocks[at + 2]);
  }
  return html;
}

function paragraph(part) {
  if (/^[-*] /.test(part)) return `<ul>${part.split(/\n(?=[-*] )/).map((item) => `<li>${words(item.slice(2))}</li>`).join("")}</ul>`;
  if (part.startsWith("|")) {
    const rows = part.split("\n").filter((row) => !/^\|[\s|:-]+\|$/.test(row)).map((row) => row.replace(/^\||\|$/g, "").split("|").map((cell) => words(cell.trim())));
    const [head, ...body] = rows;
    const cells = (row, name) => row.map((cell) => `<${name}>${cell}</${name}>`).join("");
    return `<table><tr>${cells(head, "th")}</tr>${body.map((row) => `<tr>${cells(row, "td")}</tr>`).join("")}</table>`;
  }
  return `<p>${words(part)}</p>`;
}

const TITLES = { invalid: "What it speaks about", valid: "What it is content with" };
const example = (kind, text) => `<h2>${TITLES[kind] ?? "Example"}</h2><pre tabindex="0">${escaped(text)}</pre>`;

const CSP = "default-src 'none'; style-src 'self'; img-src 'self'";
function page(path, title, body) {
  const up = "../".repeat(path.split("/").length - 1);
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${CSP}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(title)} · kafka-config</title><link rel="icon" href="${up}icon.svg"><link rel="stylesheet" href="${up}pages.css"></head>
<body><nav aria-label="Pages"><a href="${up}index.html">kafka-config</a> <a href="${up}rules/index.html">Rules</a> <a href="${up}properties/index.html">Properties</a></nav><main><h1>${escaped(title)}</h1>${body}</main></body></html>
`;
  const file = new URL(path, dist);
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, html);
}

const KINDS = { parity: "Kafka itself refuses", undecided: "leaves Kafka's verdict open", advice: "advice, not Kafka's own verdict" };
const all = rules();
for (const rule of all) {
  const stage = rule.stage ? `, stage ${rule.stage}` : "";
  page(`rules/${rule.code.toLowerCase()}.html`, `${rule.code} ${rule.name}`, `<p class="quiet">${rule.severity} · ${KINDS[rule.kind]}${stage}</p>${markdown(rule.page)}`);
}
const rows = all.map((rule) => `<tr><td><a href="${rule.code.toLowerCase()}.html">${rule.code}</a></td><td>${rule.severity}</td><td>${rule.name}</td><td>${words(rule.summary)}</td></tr>`);
page("rules/index.html", "Rules", `<p>${all.length} rules. Each has a page with an example.</p><table><tr><th>code</th><th>weight</th><th>name</th><th>about</th></tr>${rows.join("")}</table>`);

let count = 0;
for (const component of COMPONENTS) {
  const { properties, kafkaVersion } = schema({ image: newest.image, components: [component] });
  count += properties.length;
  const facts = (one) => [["type", one.type], ["default", one.required ? "required" : (one.default ?? "null")], ["values", one.values], ["importance", one.importance], ["takes effect", one.update], ["since", one.availability], ["variable", one.variable]].filter(([, value]) => value !== null);
  const entry = (one) => `<section id="${escaped(one.name)}"><h2><a href="#${escaped(one.name)}">${escaped(one.name)}</a></h2><dl>${facts(one).map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join("")}</dl></section>`;
  page(`properties/${component}.html`, `Properties of ${component}, Kafka ${kafkaVersion}`, `<p>${properties.length} properties.</p>${properties.map(entry).join("")}`);
}
page("properties/index.html", "Properties", `<ul>${COMPONENTS.map((name) => `<li><a href="${name}.html">${name}</a></li>`).join("")}</ul>`);

writeFileSync(new URL("pages.css", dist), `:root{color-scheme:light dark}body{max-width:880px;margin:0 auto;padding:16px;font:15px/24px system-ui,-apple-system,"Segoe UI","Liberation Sans",sans-serif;background:#fff;color:#1b1e22}nav{display:flex;gap:16px;padding-bottom:8px;border-bottom:1px solid #d8dce0}a{color:#1a56b0}h1{font-size:24px;line-height:32px}h2{font-size:16px;margin:24px 0 4px}pre,code,dd{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:13px}pre{padding:12px;overflow:auto;background:#f6f7f8}table{border-collapse:collapse}td,th{padding:4px 12px 4px 0;border-bottom:1px solid #d8dce0;text-align:left;vertical-align:top}dl{display:grid;grid-template-columns:104px 1fr;margin:0}dt,.quiet{color:#5a626b}dd{margin:0;overflow-wrap:anywhere}:focus-visible{outline:2px solid #1a56b0}@media(prefers-color-scheme:dark){body{background:#1d2024;color:#e4e7ea}a{color:#8ab4f8}pre{background:#16181b}nav,td,th{border-color:#353a40}dt,.quiet{color:#a3abb4}}`);
console.log(`${all.length} pages of rules, ${count} properties`);
