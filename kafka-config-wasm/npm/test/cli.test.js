// The package answers as the command line does: the same cases, the same results.
import assert from "node:assert/strict";
import test from "node:test";
import { check, convert, explain, render, schema } from "kafka-config";
import { cases, options, request } from "./cases.js";

/** A test for each case of the command that has a counterpart here: `asks` gives the question, or undefined. */
function compare(command, asks, answers) {
  const questions = cases(command).map((one) => {
    const found = options(one);
    return { one, found, asked: found && asks(one, found) };
  });
  const known = questions.filter(({ asked }) => asked !== undefined);
  test(`${command} has counterparts`, () => assert.ok(known.length >= 2));
  for (const { one, found, asked } of known) test(one.name, () => answers(one, found, asked));
}

// The recorded outputs hold slashes for all backslashes, in which systems differ.
const slashes = (value) => (typeof value === "string" ? value.replaceAll("\\", "/") : value);
const equal = (actual, expected) => assert.deepEqual(slashes(actual), slashes(expected));

const severity = ["error", "warning", "info"];
const count = (nodes, wanted) => nodes.flatMap((node) => node.findings).filter((one) => one.severity === wanted).length;

// What is wrong with the files themselves comes first; it has no name here.
const told = (report) => [...report.problems.filter((one) => one.code), ...report.nodes.flatMap((node) => node.findings)];

const concise = (report) => {
  const line = (one) => {
    const place = one.place ? `${one.place.name}:${one.place.line}:${one.place.column}: ` : "";
    return `${place}${one.severity} ${one.code}: ${one.message}\n`;
  };
  return told(report).map(line).join("");
};

// The name of a section is the image for the command line, and the file's name here.
const withoutNames = (text) =>
  text
    .replace(/^.*: (?=(no findings|\d+ (error|warning|info)))/gm, "")
    .replace(/^(?!\S*:\d+:\d+: )\S+: (?=(error|warning|info) KC)/gm, "")
    // Mounted files are no inputs, so that the package tells their places in words.
    .replace(/^config\/\S+:\d+:\d+: /gm, "");
const summary = (report) => report.nodes.map((node) => `${node.summary}\n`).join("");

const diagnostic = (one) => ({
  code: one.code,
  name: one.name,
  severity: one.severity,
  parity: one.parity,
  key: one.key,
  envName: one.variable,
  location: one.place && location(one.place),
  message: one.message,
  help: one.help,
  fixes: one.fixes.map((fix) => fix.title),
});
const location = ({ name, line, column, endLine, endColumn }) => ({ file: name, line, column, endLine, endColumn });

const COMPONENTS = ["broker", "topic", "producer", "consumer", "admin", "streams", "connect-distributed", "mirror-maker"];
const FORMATS = ["concise", "json", "text"];

compare(
  "check",
  (one, found) => {
    const files = found["--env-file"] ?? found.words;
    const both = found["--env-file"] && (files.length > 1 || found.words.length > 0);
    // Several env files of one container have no counterpart yet.
    if (both || files.length === 0 || one.stdout === "" || !FORMATS.includes(found["--format"] ?? "text")) return undefined;
    return request(one, found, files);
  },
  (one, found, asked) => {
    const report = check(asked);
    ({ concise: asConcise, json: asJson, text: asText })[found["--format"] ?? "text"](report, one.stdout);
  },
);

function asConcise(report, expected) {
  // The command counts what is wrong with a file in a line of its own, without a verdict of Kafka.
  const counts = /^\d+ (errors?|warnings?|info)(, \d+ (warnings?|info))*(; no container starts)?\n/gm;
  const lines = withoutNames(expected.replace(/ (KC\d+) [a-z0-9-]+: /g, " $1: ")).replace(counts, "");
  equal(withoutNames(concise(report) + summary(report)), lines);
}

function asText(report, expected) {
  const heads = expected.match(/^(error|warning|info)\[KC.*$/gm) ?? [];
  const head = (one) => slashes(`${one.severity}[${one.code}]: ${one.message.split("\n")[0]}`);
  equal(told(report).map(head), heads.map((each) => each.replace(/\[(KC\d+) [^\]]*\]/, "[$1]")));
  assert.ok(withoutNames(expected).endsWith(summary(report)), summary(report));
}

function asJson(report, text) {
  const expected = JSON.parse(text);
  equal(report.verdict, expected.verdict);
  equal(report.nodes[0].kafkaVersion, expected.kafkaVersion);
  equal(severity.map((each) => count(report.nodes, each)), Object.values(expected.summary));
  // Which of the inputs it is about is told by its place here.
  const fixes = ({ input: _, ...each }) => ({ ...each, fixes: each.fixes.map((fix) => fix.title) });
  const findings = report.nodes.flatMap((node) => node.findings).map(diagnostic);
  equal(JSON.parse(slashes(JSON.stringify(findings))), JSON.parse(slashes(JSON.stringify(expected.diagnostics.map(fixes)))));
}

compare(
  "render",
  (one, found) => {
    const asked = found["--env-file"]?.length === 1 ? request(one, found, found["--env-file"]) : undefined;
    if (asked) asked.inputs[0].format = "docker-env";
    return asked && { ...asked, arguments: found.words };
  },
  (one, found, asked) => {
    const { nodes, problems } = render(asked);
    if (one.stdout === "") return assert.ok(problems.length > 0 || nodes[0].failure || found["--file"]);
    const files = nodes[0].files;
    const file = files.find(({ name }) => name === (found["--file"] ?? files[0].name));
    equal(file.text.replace(/\n*$/, "\n"), one.stdout.replace(/\n*$/, "\n"));
  },
);

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const pick = (one, names, rename = (name) => name) => Object.fromEntries(names.map((name) => [name, one[rename(name)]]));

compare(
  "convert",
  (one, found) => {
    const asked = request(one, found, found.words);
    const [image, fromImage] = [found["--image"], found["--from-image"]];
    const to = found["--to"] === "env" ? "docker-env" : found["--to"];
    // What the command line refuses to do is told in its own words.
    return one.stdout === "" ? undefined : asked && { inputs: asked.inputs, to, services: found["--service"] ?? [], ...(image && { image }), ...(fromImage && { fromImage }) };
  },
  (one, found, asked) => {
    const { files, services } = convert(asked);
    equal(files.map(({ text }) => text).join(""), one.stdout);
    if (found["--format"] === "json") assert.deepEqual({ services }, JSON.parse(one.stderr));
  },
);

compare(
  "explain",
  (one, found) => {
    const isJson = found["--format"] === "json" && !/^KC/.test(found.words[0]);
    return isJson ? request(one, found, found["--env-file"] ?? []) : undefined;
  },
  (one, found, asked) => {
    const answer = explain({ name: found.words[0], request: asked });
    const expected = JSON.parse(one.stdout);
    const shared = ["key", "variable", "remark", "nearest"];
    equal([answer.image, answer.how], [expected.image, expected.how]);
    equal(pick(answer.property, shared), pick(expected.property, shared));
    const { state, setting, hides } = answer.property.current;
    const { by, shadowed = [] } = expected.property.current;
    equal(state, expected.property.current.state);
    equal([setting?.value, setting?.origin.place?.line], [by?.value, by?.line]);
    equal(hides.map(({ value }) => value), shadowed.map(({ value }) => value));
  },
);

compare(
  "schema",
  (_, found) => (found["--format"] === "json" && found.words[0] !== "diff" ? found : undefined),
  (one, _, found) => {
    const image = found["--kafka-version"] && `apache/kafka:${found["--kafka-version"]}`;
    const search = found.words[0];
    const components = found["--component"] ? [found["--component"]] : search ? COMPONENTS : [];
    const answer = schema({ ...(image && { image }), components, ...(search && { search }) });
    const expected = JSON.parse(one.stdout);
    const wanted = new Set(expected.properties.map(({ name }) => name));
    const shared = ["name", "type", "required", "default", "values", "importance", "internal", "deprecated", "components", "variable"];
    equal(answer.kafkaVersion, expected.kafka);
    equal(
      answer.properties.filter(({ name }) => wanted.has(name)).map((each) => pick(each, shared)),
      expected.properties.map((each) => pick(each, shared, snake)),
    );
  },
);
