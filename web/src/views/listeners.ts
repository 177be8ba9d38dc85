// Who reaches which listener, and who looks for whom: as a picture, and as tables that say the same.
import type { Listener, Reach, Sought } from "kafka-config";
import type { Actions } from "../state/actions.ts";
import type { State } from "../state/store.ts";
import { type ClusterNode, clusterOf, PLACES, waysFrom } from "../text/cluster.ts";
import { clusterPicture } from "./cluster.ts";
import { fill, h, icon } from "./dom.ts";

export function listenersPane(actions: Actions): HTMLElement {
  const { store } = actions;
  const figure = h("div", { class: "picture" });
  const tables = h("div", {});
  const empty = h("p", { class: "empty" }, "No listeners, or none that Kafka would understand: the problems say why.");
  const whole = h("figure", {}, figure, h("figcaption", {}, "A dot joins two lines. Filled: it gets there; hollow and dashed: it depends on what the text does not say; ✗: it does not get there."));
  const panel = h("div", { class: "panel scroll", tabindex: "0" }, whole, tables, empty);
  const draw = (state: State): void => {
    const nodes = state.preview ? clusterOf(state.preview) : [];
    const width = figure.clientWidth;
    if (width > 0) fill(figure, clusterPicture(nodes, state.node, width, (at) => actions.showNode([at])));
  };
  store.watch(["preview", "node", "view"], (state) => {
    if (state.view !== "listeners") return;
    const nodes = state.preview ? clusterOf(state.preview) : [];
    const node = nodes[state.node];
    const hasAny = nodes.some(({ listeners }) => listeners.length > 0);
    whole.hidden = !hasAny;
    tables.hidden = !hasAny;
    empty.hidden = hasAny;
    fill(tables, nodes.length > 1 ? clusterTable(nodes, state.node, actions) : null, node ? table(node, nodes.length > 1) : null);
    draw(state);
  });
  let width = 0;
  new ResizeObserver(() => {
    if (figure.clientWidth === width) return;
    width = figure.clientWidth;
    draw(store.state);
  }).observe(figure);
  return panel;
}

/** Each node, whom it looks for and how clients get to it. */
function clusterTable(nodes: readonly ClusterNode[], chosen: number, actions: Actions): HTMLElement {
  const row = (node: ClusterNode, at: number) => [
    h("th", { scope: "row", role: "rowheader" }, h("button", { type: "button", class: "link", "aria-current": at === chosen ? "true" : null, click: () => actions.showNode([at]) }, node.name), h("small", {}, node.roles), node.state ? h("small", { class: "state" }, icon("error"), node.state) : null),
    cell("looks for controllers at", "", ...(node.sought.length > 0 ? node.sought.flatMap(soughtOf) : ["nowhere"])),
    ...PLACES.slice(1).map(([place, text]) => {
      const { reached, open } = waysFrom(place, node);
      const lines = [...reached.map((address) => h("span", { class: "mono line" }, address)), ...open.map((address) => h("span", { class: "line" }, h("span", { class: "mono" }, address), " perhaps"))];
      return cell(`from ${text}`, "", ...(lines.length > 0 ? lines : ["nothing"]));
    }),
  ];
  return cards("What each node looks for, and where clients reach it", ["Node", "Looks for controllers at", ...PLACES.slice(1).map(([, text]) => `Clients: ${text}`)], nodes.map(row));
}

/** Why is said unless the name tells it. */
function soughtOf({ address, node, found, why }: Sought): HTMLElement[] {
  const told = found === true && address.slice(0, address.lastIndexOf(":")) === node;
  const line = h("span", { class: `line reach ${kind(found)}` }, h("strong", {}, sign(found)), " ", h("span", { class: "mono" }, address));
  return told ? [line] : [line, h("small", {}, why)];
}

function table({ name, listeners }: ClusterNode, isOneOfSeveral: boolean): HTMLElement {
  const row = (one: Listener) => [
    h("th", { scope: "row", role: "rowheader" }, one.name, h("small", {}, `${one.protocol ?? "protocol not known"}, for ${role(one)}`)),
    cell("advertised as", "", one.advertised ? h("span", { class: "mono" }, one.advertised) : "not advertised", h("small", {}, `bound to ${bound(one)}`)),
    ...one.reach.map((reach, at) => cell(`from ${PLACES[at]?.[1] ?? ""}`, `reach ${kind(reach.reached)}`, h("strong", {}, word(reach)), h("small", {}, reach.why))),
  ];
  const caption = isOneOfSeveral ? `Can a client reach the listeners of ${name}?` : "Can a client reach it?";
  return cards(caption, ["Listener", "Advertised as", ...PLACES.map(([, text]) => `from ${text}`)], listeners.map(row));
}

const cell = (label: string, kind: string, ...children: (Node | string)[]): HTMLElement => h("td", { class: kind || null, role: "cell", "data-label": label }, ...children);

/** A table whose rows are cards in narrow windows: with its roles in words, so that it stays a table there. */
function cards(caption: string, head: readonly string[], rows: readonly HTMLElement[][]): HTMLElement {
  return h("table", { class: "listeners", role: "table" }, h("caption", {}, caption), h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...head.map((text) => h("th", { scope: "col", role: "columnheader" }, text)))), h("tbody", { role: "rowgroup" }, ...rows.map((cells) => h("tr", { role: "row" }, ...cells))));
}

/** An address without a host is every address. */
const bound = ({ bind }: Listener): string => (bind.startsWith(":") ? `port ${bind.slice(1)} everywhere` : bind);
const kind = (reached: boolean | null): string => (reached === null ? "unknown" : reached ? "yes" : "no");
const sign = (reached: boolean | null): string => (reached === null ? "?" : reached ? "✓" : "✗");
const word = ({ reached }: Reach): string => `${sign(reached)} ${reached === null ? "depends" : reached ? "yes" : "no"}`;
const role = (one: Listener): string => (one.isController ? "controllers" : one.isInterBroker ? "brokers and clients" : "clients");
