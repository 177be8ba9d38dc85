// Two images side by side: what the files and the verdict differ in.
import type { CheckedNode, Finding, Preview } from "kafka-config";
import type { Actions } from "../state/actions.ts";
import type { State } from "../state/store.ts";
import { type Change, diff } from "../text/diff.ts";
import { choices, select } from "./bar.ts";
import { fill, h, icon } from "./dom.ts";

export function comparePane(actions: Actions): HTMLElement {
  const { store } = actions;
  const other = select("Compare with", [], (value) => store.set({ otherImage: value }));
  const side = h("input", { type: "checkbox", change: () => store.set({ sideBySide: side.checked }) });
  const body = h("div", { class: "scroll grow", tabindex: "0", role: "region", "aria-label": "Differences" });
  store.watch(["images", "otherImage", "view", "preview"], (state) => {
    if (state.view !== "compare") return;
    choices(other.control, state.images.map(({ image }) => [image, image]));
    if (state.otherImage === null) {
      const choice = elsewhere(state);
      if (choice) store.set({ otherImage: choice });
    }
    other.control.value = store.state.otherImage ?? "";
  });
  store.watch(["preview", "other", "node", "sideBySide", "view"], (state) => {
    if (state.view === "compare" && state.preview && state.other) fill(body, ...differences(state, state.preview, state.other));
  });
  return h("div", { class: "panel" }, h("div", { class: "subhead" }, other.label, h("span", { class: "space" }), h("label", {}, side, " side by side")), body);
}

/** The newest image of another major version, which differs most. */
function elsewhere(state: State): string | undefined {
  const major = (version: string | undefined) => version?.split(".")[0];
  const shown = major(state.preview?.rendering.nodes[0]?.kafkaVersion);
  return state.images.find(({ kafkaVersion }) => major(kafkaVersion) !== shown)?.image;
}

function differences(state: State, left: Preview, right: Preview): HTMLElement[] {
  const [one, two] = [left.rendering.nodes[state.node], right.rendering.nodes[state.node]];
  const [checked, otherChecked] = [left.check.nodes[state.node], right.check.nodes[state.node]];
  if (!one || !two || !checked || !otherChecked) return [h("p", { class: "empty" }, "Nothing to compare yet.")];
  const names = [...new Set([...one.files, ...two.files].map(({ name }) => name))];
  const text = (files: typeof one.files, name: string) => files.find((file) => file.name === name)?.text.split("\n") ?? [];
  return [
    verdicts(checked, otherChecked),
    ...names.map((name) => {
      const owners = [one, two].filter(({ files }) => files.some((file) => file.name === name));
      const [owner] = owners;
      if (owners.length === 1 && owner) return h("section", { class: "diff" }, h("h2", {}, name, h("span", { class: "quiet" }, ` only with ${owner.image ?? owner.name}`)));
      const changes = diff(text(one.files, name), text(two.files, name));
      const count = changes.filter(({ kind }) => kind !== "same").length;
      return h("section", { class: "diff" }, h("h2", {}, name, h("span", { class: "quiet" }, count === 0 ? " the same in both" : ` ${count} lines differ`)), count === 0 ? null : state.sideBySide ? sides(changes, one.image ?? "", two.image ?? "") : unified(changes));
    }),
  ];
}

function verdicts(left: CheckedNode, right: CheckedNode): HTMLElement {
  const key = ({ code, message }: Finding) => `${code} ${message.replaceAll(/\d+\.\d+\.\d+/g, "")}`;
  const only = (mine: CheckedNode, theirs: CheckedNode) => {
    const known = new Set(theirs.findings.map(key));
    return mine.findings.filter((finding) => !known.has(key(finding)));
  };
  const list = (title: string, findings: Finding[]) =>
    findings.length === 0 ? null : h("div", {}, h("h2", {}, title), h("ul", { class: "problems" }, ...findings.map(({ severity, code, message }) => h("li", { class: severity }, icon(severity), h("p", {}, h("span", { class: "severity" }, severity), ` ${message}`), h("a", { href: `./rules/${code.toLowerCase()}.html`, target: "_blank", rel: "noopener" }, code)))));
  const [mine, theirs] = [left.image ?? left.name, right.image ?? right.name];
  return h("section", { class: "verdicts" }, h("p", {}, `${mine}: ${left.summary}`), h("p", {}, `${theirs}: ${right.summary}`), list(`Only with ${mine}`, only(left, right)), list(`Only with ${theirs}`, only(right, left)));
}

/** Lines that are far from every difference are folded. */
function folded(changes: readonly Change[]): (Change | null)[] {
  const near = changes.map((_, at) => changes.slice(Math.max(0, at - 3), at + 4).some(({ kind }) => kind !== "same"));
  return changes.flatMap((change, at): (Change | null)[] => (near[at] ? [change] : near[at - 1] || at === 0 ? [null] : []));
}

const gap = (columns: number) => h("tr", { class: "gap" }, h("td", { colspan: columns }, "…"));

function unified(changes: readonly Change[]): HTMLElement {
  const row = (change: Change | null) => {
    if (change === null) return gap(2);
    const [sign, text] = change.kind === "new" ? ["+", change.right] : change.kind === "gone" ? ["-", change.left] : [" ", change.left];
    return h("tr", { class: change.kind }, h("td", { class: "sign" }, sign), h("td", {}, text));
  };
  return h("table", { class: "lines" }, h("tbody", {}, ...folded(changes).map(row)));
}

function sides(changes: readonly Change[], left: string, right: string): HTMLElement {
  const rows: HTMLElement[] = [];
  let gone: string[] = [];
  let fresh: string[] = [];
  const flush = (): void => {
    for (let at = 0; at < Math.max(gone.length, fresh.length); at += 1) {
      rows.push(h("tr", {}, h("td", { class: at < gone.length ? "gone" : "" }, gone[at] ?? ""), h("td", { class: at < fresh.length ? "new" : "" }, fresh[at] ?? "")));
    }
    [gone, fresh] = [[], []];
  };
  for (const change of folded(changes)) {
    if (change?.kind === "gone") gone.push(change.left);
    else if (change?.kind === "new") fresh.push(change.right);
    else {
      flush();
      rows.push(change === null ? gap(2) : h("tr", {}, h("td", {}, change.left), h("td", {}, change.right)));
    }
  }
  flush();
  return h("table", { class: "lines sides" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, left), h("th", { scope: "col" }, right))), h("tbody", {}, ...rows));
}
