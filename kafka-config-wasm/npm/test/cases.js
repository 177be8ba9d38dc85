// The cases of the command line, read as questions to the package.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const folder = new URL("../../../kafka-config-cli/tests/cmd/", import.meta.url).pathname;

// TOML's basic strings and arrays of them are JSON, as far as the cases go.
const field = (toml, name) => {
  const block = toml.match(new RegExp(`^${name} = """\\n?(.*?)"""`, "ms"));
  if (block) return JSON.parse(`"${block[1].replaceAll("\n", "\\n").replaceAll('"', '\\"')}"`);
  const line = toml.match(new RegExp(`^${name.replace(".", "\\.")} = (.*)$`, "m"));
  return line ? JSON.parse(line[1]) : undefined;
};

/** All cases of one command. */
export function cases(command) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".toml")).map((name) => name.slice(0, -5));
  return names.map(read).filter((one) => one.args[0] === command && one.stdout !== undefined);
}

function read(name) {
  const path = (ending) => join(folder, name + ending);
  const text = (ending) => (existsSync(path(ending)) ? readFileSync(path(ending), "utf8") : undefined);
  const toml = text(".toml");
  const args = field(toml, "args") ?? [];
  // Settings of a file or of the process, and files that variables name, are the command line's own.
  const settled = ["kafka-config.toml", "secrets"].some((own) => existsSync(join(path(".in"), own))) || toml.includes("env.add");
  return { name, args, stdin: field(toml, "stdin") ?? "", stdout: settled ? undefined : text(".stdout"), stderr: text(".stderr") ?? "", folder: path(".in") };
}

const LISTS = new Set(["--service", "--env-file", "--select", "--ignore", "-e"]);
const VALUES = new Set(["--image", "--kafka-version", "--mode", "--file", "--format", "--component", "--to", "--from-image", "--stage", "--mounted-dir"]);
const SWITCHES = new Set(["--merge-defaults", "--verbose"]);

/** Options by their names and the words that are none; undefined where an option has no counterpart. */
export function options(one) {
  const found = { words: [] };
  const args = one.args.slice(1);
  while (args.length > 0) {
    const [option, ...rest] = args.shift().split(/=(.*)/s);
    if (!option.startsWith("-") || option === "-") found.words.push([option, ...rest.slice(0, 1)].join("="));
    else if (SWITCHES.has(option)) found[option] = true;
    else if (VALUES.has(option)) found[option] = rest[0] ?? args.shift();
    else if (LISTS.has(option)) found[option] = [...(found[option] ?? []), rest[0] ?? args.shift()];
    else return undefined;
  }
  return found;
}

/** The request that the options mean; undefined where they ask about files that the package does not read. */
export function request(one, found, files) {
  const image = found["--image"] ?? (found["--kafka-version"] && `apache/kafka:${found["--kafka-version"]}`);
  const mode = found["--mode"] === "strict" ? (found["--merge-defaults"] ? "strict-merged" : "strict") : "compat";
  const stages = { "--stage": found["--stage"] };
  const codes = (option) => (found[option] ?? []).flatMap((list) => list.split(","));
  const inputs = beside(one, files.map((path) => input(one, path)));
  const texts = mounted(one, found["--mounted-dir"]);
  if ([...inputs, ...texts].includes(undefined)) return undefined;
  return {
    inputs,
    ...(image && { image }),
    mode,
    ...(found["--component"] && { component: found["--component"] }),
    mounted: texts,
    rules: {
      select: codes("--select"),
      ignore: codes("--ignore"),
      ...(stages["--stage"] && { lastStage: stages["--stage"] }),
    },
  };
}

function input(one, path) {
  if (path === "-") return { name: "<stdin>", text: one.stdin };
  const file = join(one.folder, path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const bytes = readFileSync(file);
  const text = bytes.toString("utf8");
  // JavaScript's texts hold no other bytes.
  return Buffer.from(text).equals(bytes) ? { name: path, text } : undefined;
}

// The files that the command line reads beside those that it is given: whose names stand in one of them.
function beside(one, inputs) {
  const paths = existsSync(one.folder) ? readdirSync(one.folder, { recursive: true }) : [];
  for (const known of inputs) {
    const text = known?.text ?? "";
    const isNamed = (path) => path.endsWith(".env") || text.includes(path.split("/").pop());
    const others = paths.filter((path) => isNamed(path) && !inputs.some((one) => one?.name === path));
    // Grows while it is gone through: what is named may name others. Compose files among the inputs are all laid over one
    // another, so that one that another includes has no counterpart.
    inputs.push(...others.map((path) => (path.endsWith(".yaml") ? undefined : input(one, path))));
  }
  return inputs;
}

function mounted(one, folder) {
  const path = folder && join(one.folder, folder);
  if (!path) return [];
  if (!existsSync(path)) return [undefined];
  return readdirSync(path).map((name) => input(one, join(folder, name))).map((one) => one && { ...one, name: one.name.split("/").pop() });
}
