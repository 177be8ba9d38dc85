// The right pane: files, listeners, comparison, properties.
import { OutputEditor } from "../editor/output.ts";
import type { Actions } from "../state/actions.ts";
import { afterFirstAnswer } from "../state/idle.ts";
import { shownFile, shownNode } from "../state/provenance.ts";
import { type Mark, type State, unmarked, type View } from "../state/store.ts";
import { zip } from "../text/zip.ts";
import { choices, select } from "./bar.ts";
import { detail } from "./detail.ts";
import { download, fill, h, tabKeys } from "./dom.ts";

const VIEWS: [View, string][] = [
  ["files", "Files"],
  ["listeners", "Listeners"],
  ["compare", "Compare"],
  ["properties", "Properties"],
];

export function outputPane(actions: Actions): HTMLElement {
  const { store } = actions;
  const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "What comes of it" });
  tabKeys(tabs);
  const node = select("Node", [], (value) => store.set({ node: Number(value), line: null, ...unmarked }));
  const panels: Record<View, HTMLElement> = {
    files: filesPanel(actions),
    listeners: later(actions, "listeners", async () => (await import("./listeners.ts")).listenersPane),
    compare: later(actions, "compare", async () => (await import("./compare.ts")).comparePane),
    properties: later(actions, "properties", async () => (await import("./properties.ts")).propertiesPane),
  };
  for (const [view] of VIEWS) {
    panels[view].id = `panel-${view}`;
    panels[view].setAttribute("role", "tabpanel");
    panels[view].setAttribute("aria-labelledby", `tab-${view}`);
  }
  store.watch(["view"], ({ view }) => {
    fill(
      tabs,
      ...VIEWS.map(([name, text]) =>
        h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": String(name === view), tabindex: name === view ? 0 : -1, click: () => store.set({ view: name }) }, text),
      ),
    );
    for (const [name] of VIEWS) panels[name].hidden = name !== view;
  });
  store.watch(["preview", "node", "view"], (state) => {
    const nodes = state.preview?.rendering.nodes ?? [];
    node.label.hidden = nodes.length < 2 || state.view === "properties";
    const refused = new Set(state.preview?.check.nodes.filter(({ verdict }) => verdict === "reject").map(({ name }) => name));
    choices(node.control, nodes.map(({ name }, at) => [String(at), refused.has(name) ? `${name} (refused)` : name]));
    node.control.value = String(state.node);
  });
  return h("section", { class: "pane output", id: "pane-output", "aria-label": "What the container writes" }, h("div", { class: "head" }, tabs, h("span", { class: "space" }), node.label), ...Object.values(panels));
}

/** A panel that is made when it is first looked at; its code comes after the first answer. */
function later(actions: Actions, wanted: View, fetched: () => Promise<(actions: Actions) => HTMLElement>): HTMLElement {
  const { store } = actions;
  const place = h("div", { class: "panel" });
  let isAsked = false;
  afterFirstAnswer(store, fetched);
  store.watch(["view"], async ({ view }) => {
    if (view !== wanted || isAsked) return;
    isAsked = true;
    const made = await fetched().catch(() => null);
    isAsked = made !== null;
    if (made) place.append(made(actions));
    else store.set({ notice: "this view could not be fetched; is there a network?" });
  });
  return place;
}

function filesPanel(actions: Actions): HTMLElement {
  const { store } = actions;
  const place = h("div", { class: "editor" });
  const editor = new OutputEditor(place, { pointed: (offset) => actions.pointOutput(offset) });
  afterFirstAnswer(store, async () => editor.extend((await import("../editor/later.ts")).searching));
  const tabs = h("div", { class: "tabs small", role: "tablist", "aria-label": "Written files" });
  tabKeys(tabs);
  const empty = h("div", { class: "empty", hidden: true });
  const button = (text: string, run: () => void) => h("button", { type: "button", class: "quiet", click: run }, text);
  const tools = h(
    "div",
    { class: "tools" },
    button("Copy", () => {
      const file = shownFile(store.state);
      if (file) void actions.copy(file.text, `${file.name} copied${file.secret ? ", with its secrets" : ""}`);
    }),
    button("Download", () => {
      const file = shownFile(store.state);
      if (file) download(file.name, file.text, "text/plain");
    }),
    button("Zip of all", () => download("kafka-config.zip", zip(allFiles(store.state)), "application/zip")),
  );
  const names = (state: State): string[] => shownNode(state)?.files.map(({ name }) => name) ?? [];
  store.follow(["preview", "node", "file"], (state) => JSON.stringify([state.file, names(state)]), (state) => {
    fill(
      tabs,
      ...names(state).map((name, at) =>
        h("button", { type: "button", role: "tab", "aria-selected": String(at === state.file), tabindex: at === state.file ? 0 : -1, click: () => store.set({ file: at, line: null, ...unmarked }) }, name),
      ),
    );
  });
  store.watch(["preview", "node", "file", "line", "inputMarks", "outputMarks", "view"], (state) => {
    const file = shownFile(state);
    place.hidden = !file;
    tools.hidden = !file;
    empty.hidden = file !== undefined || state.preview === null;
    if (state.view === "files" && file) editor.show(`${shownNode(state)?.name ?? ""}: ${file.name}`, file.text, marks(state), state.outputMarks.length > 0);
  });
  store.watch(["preview", "node"], (state) => {
    if (!shownFile(state)) fill(empty, ...why(state));
  });
  return h("div", { class: "panel files" }, h("div", { class: "subhead" }, tabs, h("span", { class: "space" }), tools), place, empty, detail(actions));
}

/** The lines that belong to what is looked at: here the line itself. */
function marks(state: State): readonly Mark[] {
  const line = state.line === null || state.inputMarks.length === 0 ? undefined : shownFile(state)?.lines[state.line];
  return line ? [{ from: line.range.start, to: line.range.end }] : state.outputMarks;
}

/** Why nothing is written. */
function why(state: State): HTMLElement[] {
  const node = shownNode(state);
  if (node?.failure) {
    return [
      h("p", {}, h("strong", {}, `The container ends with status ${node.failure.exit} and writes nothing.`)),
      h("p", {}, "It says:"),
      h("pre", {}, node.failure.message),
    ];
  }
  const refused = state.preview?.rendering.problems.find(({ severity }) => severity === "error");
  if (refused) {
    const where = refused.place ? `${refused.place.name}, line ${refused.place.line}: ` : "";
    return [h("p", {}, h("strong", {}, "This text cannot be read.")), h("p", {}, where + refused.message), ...(refused.help ? [h("p", {}, refused.help)] : [])];
  }
  return [h("p", {}, "No container of Kafka here yet. Paste an env file, a compose file, a manifest, a quadlet unit, a docker run command or a server.properties, or take an example.")];
}

function allFiles(state: State): { name: string; text: string }[] {
  const nodes = state.preview?.rendering.nodes ?? [];
  return nodes.flatMap((node) => node.files.map(({ name, text }) => ({ name: nodes.length > 1 ? `${node.name.replaceAll("/", "_")}/${name}` : name, text })));
}
