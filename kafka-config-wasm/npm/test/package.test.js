// What is the package's own: declarations, ranges of editors, errors of programs, several texts as a cluster.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { check, convert, explain, images, listeners, preview, render, rule, rules, schema, version } from "kafka-config";

const text = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const env = (text) => ({ inputs: [{ name: "broker.env", text }] });

test("the declarations are those of the Rust types, and say nothing with any", () => {
  const declared = text("../index.d.ts");
  assert.equal(declared, text("../dist/index.d.ts"), "cargo run -p kafka-config-wasm --example package, then copy dist/index.d.ts");
  const code = declared.replace(/\/\*\*.*?\*\//gs, "");
  assert.doesNotMatch(code, /\bany\b/);
  assert.doesNotMatch(code, /\b[a-z]+_[a-z]+\??:/, "a field is not in camel case");
});

test("the version is that of the package", () => {
  assert.equal(version(), JSON.parse(text("../package.json")).version);
});

test("ranges count as JavaScript does", () => {
  const input = "# é😀\nKAFKA_NUM_PARTITION=3\nKAFKA_PROCESS_ROLES=broker";
  const { nodes } = check(env(input));
  const { place } = nodes[0].findings.find(({ code }) => code === "KC111");
  assert.equal(input.slice(place.range.start, place.range.end), "KAFKA_NUM_PARTITION=3");
  assert.deepEqual([place.line, place.column], [2, 1]);
});

test("a fix is an edit of the person's own text", () => {
  const input = "KAFKA_PROCESS_ROLES=broker\nKAFKA_NUM_PARTITION=3\n";
  const finding = check(env(input)).nodes[0].findings.find(({ code }) => code === "KC111");
  const [edit] = finding.fixes[0].edits;
  const { start, end } = edit.place.range;
  assert.match(input.slice(0, start) + edit.text + input.slice(end), /^KAFKA_NUM_PARTITIONS=3$/m);
});

test("every line of a file tells who set it", () => {
  const { nodes } = render(env("KAFKA_NODE_ID=7\nKAFKA_PROCESS_ROLES=broker\n"));
  const [server] = nodes[0].files;
  const line = server.lines.find(({ key }) => key === "node.id");
  assert.equal(server.text.slice(line.range.start, line.range.end), "node.id=7");
  assert.equal(line.origin.words, "KAFKA_NODE_ID, broker.env line 1");
  assert.equal(line.hides[0].value, "1");
});

test("an image family of one's own is as good as a known one", () => {
  const families = [
    { name: "house", repositories: ["house/kafka"], prefix: "BROKER_", separators: "dots", excluded: ["BROKER_HEAP"], renamed: [["BROKER_ID", "node.id"]], defaults: [["process.roles", "broker,controller"]] },
  ];
  const compose = "services:\n  kafka:\n    image: registry.example/house/kafka:4.1.1\n    environment:\n      BROKER_ID: 3\n      BROKER_LOG_DIRS: /disk\n      BROKER_HEAP: 1g\n";
  const request = { inputs: [{ name: "compose.yaml", text: compose }], families };
  const [node] = render(request).nodes;
  assert.equal(node.kafkaVersion, "4.1.1");
  assert.match(node.files[0].text, /^process.roles=broker,controller$/m);
  assert.match(node.files[0].text, /^node.id=3$/m);
  assert.match(node.files[0].text, /^log.dirs=\/disk$/m);
  assert.doesNotMatch(node.files[0].text, /heap/);
  assert.equal(schema({ families, image: "house/kafka:4.1.1", search: "log.dirs" }).properties.find(({ name }) => name === "log.dirs").variable, "BROKER_LOG_DIRS");
  const { files } = convert({ inputs: request.inputs, families, to: "docker-env", image: "apache/kafka:4.1.1" });
  assert.match(files[0].text, /^KAFKA_LOG_DIRS=\/disk$/m);
  assert.throws(() => check({ ...request, families: [{ name: "none", repositories: [] }] }), /none needs repositories/);
});

test("services of a compose file are nodes, and their fixes edit it", () => {
  const compose = [
    "services:",
    "  one: &kafka",
    "    image: apache/kafka:4.1.1",
    '    ports: ["9092:9092"]',
    "    environment:",
    "      KAFKA_NODE_ID: 1",
    "      KAFKA_NUM_PARTITION: 3",
    "      KAFKA_PROCESS_ROLES: broker",
    "  ui: { image: 'provectuslabs/kafka-ui' }",
  ].join("\n");
  const { nodes } = check({ inputs: [{ name: "compose.yaml", text: compose }] });
  assert.deepEqual(nodes.map(({ name }) => name), ["one"]);
  const finding = nodes[0].findings.find(({ code }) => code === "KC111");
  assert.equal(finding.place.line, 7);
  const [{ place, text }] = finding.fixes[0].edits;
  assert.equal(compose.slice(place.range.start, place.range.end), "KAFKA_NUM_PARTITION");
  assert.equal(text, "KAFKA_NUM_PARTITIONS");
});

test("nodes of a compose file are checked together, with fixes of its own text", () => {
  const node = (id, port) => [
    `  kafka-${id}:`,
    "    image: apache/kafka:4.1.1",
    `    ports: ["${port}:9092"]`,
    "    environment:",
    "      KAFKA_NODE_ID: 1",
    "      KAFKA_PROCESS_ROLES: broker,controller",
    `      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka-1:9093,2@kafka-${id === 1 ? "2" : "tow"}:9093`,
    "      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER",
    "      KAFKA_LISTENERS: PLAINTEXT://:19092,CONTROLLER://:9093",
    `      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka-${id}:19092`,
    "      KAFKA_NUM_PARTITION: 3",
  ];
  const compose = ["services:", ...node(1, 9092), ...node(2, 9094)].join("\n");
  const { nodes } = check({ inputs: [{ name: "compose.yaml", text: compose }] });
  const found = nodes.flatMap(({ findings }) => findings);
  const line = (wanted) => found.find(({ code }) => code === wanted)?.place.line;
  assert.deepEqual(["KC820", "KC821", "KC822"].map(line), [17, 19, 19]);
  const fixes = found.filter(({ code }) => code === "KC111").map((one) => one.fixes[0].edits[0]);
  assert.deepEqual(fixes.map(({ place, text }) => [place.line, text]), [[12, "KAFKA_NUM_PARTITIONS"], [23, "KAFKA_NUM_PARTITIONS"]]);
});

test("values that only the running container knows are no faults", () => {
  const pod = [
    "apiVersion: v1",
    "kind: Pod",
    "metadata: { name: kafka }",
    "spec:",
    "  containers:",
    "    - name: kafka",
    "      image: apache/kafka:4.1.1",
    "      env:",
    "        - name: KAFKA_NUM_PARTITIONS",
    "          valueFrom: { secretKeyRef: { name: kafka, key: partitions } }",
  ].join("\n");
  const asked = { inputs: [{ name: "pod.yaml", text: pod }] };
  const [{ findings }] = check(asked).nodes;
  assert.ok(findings.every(({ key, severity }) => key !== "num.partitions" || severity !== "error"), JSON.stringify(findings));
});

test("files that others name are found among the inputs", () => {
  const compose = "services: {kafka: {image: 'apache/kafka:4.1.1', env_file: config/kafka.env}}";
  const asked = { inputs: [{ name: "compose.yaml", text: compose }, { name: "kafka.env", text: "KAFKA_NODE_ID=9" }] };
  const { nodes, missing } = render(asked);
  assert.deepEqual([nodes.length, missing], [1, []]);
  const place = nodes[0].files[0].lines.find(({ key }) => key === "node.id").origin.place;
  assert.deepEqual([place.input, place.line], [1, 1]);
});

test("listeners tell who reaches them", () => {
  const asked = env(text("../../../kafka-config-cli/examples/broken.env"));
  const [{ listeners: found }] = listeners(asked);
  const internal = found.find(({ name }) => name === "INTERNAL");
  assert.deepEqual(internal.reach.map(({ from }) => from), ["container", "network", "host", "elsewhere"]);
  assert.equal(internal.reach[3].reached, false);
});

test("nodes tell where they look for the controllers, and whom they find", () => {
  const node = (id, voters) => `  kafka-${id}:\n    image: apache/kafka:4.1.1\n    environment:\n      KAFKA_NODE_ID: ${id}\n      KAFKA_PROCESS_ROLES: broker,controller\n      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER\n      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093\n      KAFKA_CONTROLLER_QUORUM_VOTERS: ${voters}\n`;
  const text = `services:\n${node(1, "1@kafka-1:9093,2@kafka-2:9092")}${node(2, "1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093")}`;
  const [first, second] = listeners({ inputs: [{ name: "compose.yaml", text }] });
  assert.deepEqual([first.id, first.roles], [1, ["broker", "controller"]]);
  assert.deepEqual(first.sought, [
    { id: 1, address: "kafka-1:9093", node: "kafka-1", listener: "CONTROLLER", found: true, why: "CONTROLLER of kafka-1" },
    { id: 2, address: "kafka-2:9092", node: "kafka-2", listener: "PLAINTEXT", found: false, why: "PLAINTEXT of kafka-2 is no listener of a controller" },
  ]);
  assert.deepEqual(second.sought[2], { id: 3, address: "kafka-3:9093", node: null, listener: null, found: false, why: "no container is called so" });
});

test("files by themselves: who a voter is, its id tells", () => {
  const file = (id) => `node.id=${id}\nprocess.roles=controller\nlisteners=CONTROLLER://:9093\ncontroller.listener.names=CONTROLLER\ncontroller.quorum.voters=1@one.example.com:9093,2@two.example.com:9093\n`;
  const inputs = [1, 2].map((id) => ({ name: `node-${id}.properties`, text: file(id) }));
  const [first] = listeners({ inputs });
  assert.deepEqual(first.sought[1], { id: 2, address: "two.example.com:9093", node: "node-2.properties", listener: null, found: null, why: "depends on where two.example.com leads" });
});

test("a finding that several nodes have names them all, once", () => {
  const text = ["a", "b", "c"].map((name) => `  ${name}:\n    image: apache/kafka:4.1.1\n    environment: &env\n      KAFKA_LOG_RETENTION_HOUR: 1\n`).join("");
  const { nodes } = check({ inputs: [{ name: "compose.yaml", text: `services:\n${text.replace("&env\n      KAFKA_LOG_RETENTION_HOUR: 1", "&first\n      KAFKA_LOG_RETENTION_HOUR: 1").replaceAll("&env\n      KAFKA_LOG_RETENTION_HOUR: 1", "*first")}` }] });
  const found = nodes.flatMap(({ findings }) => findings).filter(({ code }) => code === "KC111");
  assert.deepEqual(found.map(({ also }) => also), [["b", "c"]]);
  assert.match(found[0].message, /; found in a, b and c$/);
});

test("a preview is render, check and listeners", () => {
  const asked = { ...env("KAFKA_NODE_ID=1\nKAFKA_PROCESS_ROLES=broker"), assumeSecrets: true };
  assert.deepEqual(preview(asked), { rendering: render(asked), check: check(asked), listeners: listeners(asked) });
});

test("what a program asks wrongly is thrown, in words", () => {
  assert.throws(() => render({ image: "example/broker:1" }), /is not known; known images: apache\/kafka/);
  assert.throws(() => render({ imgae: "x" }), /unknown field `imgae`/);
  const twice = { name: "a.env", text: "" };
  assert.throws(() => render({ inputs: [twice, twice] }), /two inputs have the name 'a.env'/);
  assert.throws(() => check({ rules: { select: ["KC999"] } }), /no rule 'KC999'/);
  assert.throws(() => schema({ components: ["brokr"] }), /brokr/);
});

test("what a person writes wrongly is part of the answer", () => {
  const { nodes, problems } = render(env("KAFKA NODE_ID=1"));
  assert.deepEqual([nodes, problems[0].severity, problems[0].place.line], [[], "error", 1]);
  for (const odd of ["", "\0", "\ud800", "services: [", "=", "{".repeat(5000), "a: &a [*a]", "KAFKA_A=1\n".repeat(20000)]) {
    for (const name of ["a.env", "compose.yaml", "pod.yaml", "a.container", "run.sh", "server.properties"]) {
      preview({ inputs: [{ name, text: odd }] });
    }
  }
});

test("rules, images and explanations", () => {
  assert.ok(rules().length > 120);
  assert.equal(rule("kc103").name, "dropped-defaults");
  assert.equal(rule("nothing"), null);
  assert.equal(images()[0].image, "apache/kafka:4.4.0");
  assert.equal(explain({ name: "log.dirs" }).property.variable, "KAFKA_LOG_DIRS");
});
