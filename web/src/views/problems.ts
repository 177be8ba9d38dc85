// The drawer: how many problems of what weight, and each with its place, its page and its fix.
import type { CheckedNode, CheckReport, Finding, Fix, Place, Problem, Severity } from "kafka-config";
import type { Actions } from "../state/actions.ts";
import type { State } from "../state/store.ts";
import { fill, h, icon, type IconName, keep } from "./dom.ts";

/** Findings that are alike, with the containers that have them. */
interface Row {
  severity: Severity;
  code: string;
  message: string;
  help: string | null;
  place: Place | null;
  origin: string | null;
  fixes: Fix[];
  nodes: string[];
  /** Whether the message names them. */
  named: boolean;
}

export function problemsPane(actions: Actions): HTMLElement {
  const summary = h("h2", { id: "problems-title" });
  const announced = h("p", { class: "hidden", role: "status", "aria-live": "polite" });
  const list = h("ul", { class: "problems", "aria-labelledby": "problems-title" });
  rove(list);
  const drawn = drawing(actions);
  actions.store.watch(["preview"], (state) => {
    if (!state.preview) return;
    const rows = rowsOf(state);
    const more = rows.length > MOST ? [h("li", {}, `and ${rows.length - MOST} more`)] : [];
    keep(list, [...drawn(rows.slice(0, MOST), state), ...more]);
  });
  actions.store.follow(["preview"], (state) => (state.preview ? `${worst(state)} ${verdict(state)}` : ""), (state) => {
    if (!state.preview) return;
    fill(summary, icon(worst(state)), h("span", {}, verdict(state)));
    announced.textContent = verdict(state);
  });
  return h("section", { class: "pane drawer", id: "pane-problems", "aria-labelledby": "problems-title" }, h("div", { class: "head" }, summary), announced, list);
}

/** How many rows there are. */
export function problemCount(state: State): number {
  return state.preview ? rowsOf(state).length : 0;
}

function worst(state: State): IconName {
  const has = (wanted: Severity) => rowsOf(state).some(({ severity }) => severity === wanted);
  return has("error") ? "error" : has("warning") ? "warning" : "accept";
}

function verdict(state: State): string {
  const { check } = state.preview ?? {};
  if (!check || check.nodes.length === 0) return check?.problems.some(({ severity }) => severity === "error") ? "the text cannot be read" : "nothing to check yet";
  const [first] = check.nodes;
  if (check.nodes.length === 1 && first) return first.summary;
  const refused = check.nodes.filter(({ verdict }) => verdict === "reject").length;
  const rows = rowsOf(state);
  const count = (wanted: Severity, word: string, plural: string) => {
    const number = rows.filter(({ severity }) => severity === wanted).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? "" : plural}`];
  };
  const counted = [...count("error", "error", "s"), ...count("warning", "warning", "s"), ...count("info", "info", "")].join(", ") || "no findings";
  const kafka = first?.kafkaVersion ?? "";
  const accepted = `accepts all ${check.nodes.length} nodes${rows.some(({ severity }) => severity === "error") ? ", and they do not work together" : ""}`;
  return `${counted}; Kafka ${kafka} ${refused === 0 ? accepted : `refuses ${refused} of ${check.nodes.length} nodes`}`;
}

/** So many rows are drawn: who has more mends them all alike. */
const MOST = 200;

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** The rows of a verdict, which are asked for several times. */
const known = new WeakMap<CheckReport, readonly Row[]>();

function rowsOf({ preview }: State): readonly Row[] {
  if (!preview) return [];
  const rows = known.get(preview.check) ?? madeOf(preview.check);
  known.set(preview.check, rows);
  return rows;
}

function madeOf(check: CheckReport): Row[] {
  const rows = new Map<string, Row>();
  for (const problem of check.problems) add(rows, ofProblem(problem));
  for (const node of check.nodes) for (const finding of node.findings) add(rows, ofFinding(finding, node));
  return [...rows.values()].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}

function add(rows: Map<string, Row>, row: Row): void {
  const key = JSON.stringify([row.code, row.message, row.place]);
  const known = rows.get(key);
  if (known) known.nodes.push(...row.nodes);
  else rows.set(key, row);
}

const ofProblem = ({ severity, code, message, help, place }: Problem): Row => ({ severity, code, message, help, place, origin: null, fixes: [], nodes: [], named: false });
const ofFinding = ({ severity, code, message, help, place, origin, fixes, also }: Finding, node: CheckedNode): Row => ({ severity, code, message, help, place, origin, fixes, nodes: [node.name, ...also], named: also.length > 0 });

/** A row that is drawn, and what it stands for now: a keystroke moves the places of most, and looks stay. */
interface Drawn {
  element: HTMLElement;
  now: { row: Row };
}

/** Draws rows, those that look as they did before not anew. */
function drawing(actions: Actions): (rows: readonly Row[], state: State) => HTMLElement[] {
  let before = new Map<string, Drawn>();
  return (rows, state) => {
    const several = (state.preview?.check.nodes.length ?? 0) > 1;
    const drawn = new Map<string, Drawn>();
    for (const row of rows) {
      let looks = look(row, several);
      while (drawn.has(looks)) looks += " again";
      const known = before.get(looks);
      if (known) known.now.row = row;
      drawn.set(looks, known ?? item(row, several, actions));
    }
    before = drawn;
    return [...drawn.values()].map(({ element }) => element);
  };
}

/** All that is to be seen of a row. */
function look({ severity, code, message, help, place, origin, fixes, nodes }: Row, several: boolean): string {
  const titles = fixes.filter(({ edits }) => edits.length > 0).map(({ title }) => title);
  return JSON.stringify([severity, code, message, help, place && [place.name, place.line], origin, titles, several && nodes]);
}

function item(row: Row, isOneOfSeveral: boolean, actions: Actions): Drawn {
  const now = { row };
  const several = isOneOfSeveral && row.nodes.length > 0;
  const { place } = row;
  const usable = ({ fixes }: Row) => fixes.filter(({ edits }) => edits.length > 0);
  const fix = (at: number) => () => {
    const chosen = usable(now.row)[at];
    if (chosen) actions.fix(chosen);
  };
  const element = h(
    "li",
    { class: row.severity },
    icon(row.severity),
    h(
      "div",
      { class: "words" },
      h("p", {}, h("span", { class: "severity" }, row.severity), " ", row.message, several && !row.named ? `; found in ${row.nodes.join(" and ")}` : null),
      row.help ? h("p", { class: "quiet" }, row.help) : null,
    ),
    h(
      "div",
      { class: "doors" },
      ...usable(row).map(({ title }, at) => h("button", { type: "button", class: "fix", click: fix(at) }, `Fix: ${title}`)),
      place ? h("button", { type: "button", class: "link", "data-place": true, click: () => go(now.row, actions) }, `${place.name}:${place.line}`) : h("span", { class: "quiet" }, row.origin ?? ""),
      h("a", { href: `./rules/${row.code.toLowerCase()}.html`, target: "_blank", rel: "noopener", title: "the rule's page" }, row.code),
    ),
  );
  return { element, now };
}

/** Goes to the place, and shows the container that has the problem. */
function go(row: Row, actions: Actions): void {
  const nodes = actions.store.state.preview?.rendering.nodes ?? [];
  if (row.place) actions.reveal(row.place);
  actions.showNode([...nodes.keys()].filter((at) => row.nodes.includes(nodes[at]?.name ?? "")));
}

/** Up and down go from problem to problem. */
function rove(list: HTMLElement): void {
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(event.target instanceof Element)) return;
    const rows = [...list.children];
    const at = rows.findIndex((row) => row.contains(event.target as Element));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    next?.querySelector<HTMLElement>("button, a")?.focus();
    event.preventDefault();
  });
}
