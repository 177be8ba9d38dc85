// The picture of a cluster: on the left where clients are, on the right where controllers are looked for, each a line
// from top to bottom; between them the nodes with their listeners.
import type { Listener } from "kafka-config";
import { type ClusterNode, inWords, PLACES, type Target, targetsOf } from "../text/cluster.ts";
import { iconPath, svg } from "./dom.ts";

const STEP = 18;
const LABEL = 18;
const ROW = 24;
const GAP = 12;
const WIDEST = 760;
/** Bold signs are as wide as plain ones of this size. */
const BOLD = 15;
/** So many addresses have a line of their own; the table has them all. */
const MOST = 8;

/** Where clients are, the farthest on the outside. */
const CLIENTS = PLACES.slice(1).reverse();

interface Box {
  readonly node: ClusterNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly head: number;
}

/** The picture at this width, in pixels as they are. */
export function clusterPicture(nodes: readonly ClusterNode[], chosen: number, width: number, choose: (node: number) => void): SVGElement {
  const all = targetsOf(nodes);
  const targets = all.slice(0, MOST);
  const full = Math.min(width, WIDEST);
  const top = Math.max(CLIENTS.length, targets.length) * LABEL + LABEL + 12;
  const boxes = stacked(nodes, CLIENTS.length * STEP + 16, full - (targets.length > 0 ? targets.length * STEP + 16 : 4), top);
  const last = boxes.at(-1);
  const height = last ? bottom(last) + 4 : top;
  const half = full / 2 - 8;
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${full} ${height}`, width: full, height, role: "img", "aria-labelledby": "cluster-title cluster-words", class: "cluster" },
    svg("title", { id: "cluster-title" }, nodes.length === 1 ? "Who reaches the node" : "Who reaches which node, and who looks for whom"),
    svg("desc", { id: "cluster-words" }, nodes.map(inWords).join(" ")),
    text(6, 12, "Clients", half, "quiet"),
    ...(targets.length > 0 ? [text(full - 6, 12, all.length > MOST ? `Controllers, ${MOST} of ${all.length}` : "Controllers", half, "quiet end")] : []),
    ...CLIENTS.map((_, at) => clientRail(at, boxes, top, half)),
    // The outermost first: what is nearer lies on top of its ways.
    ...targets.map((target, at) => targetRail(target, at, targets.length, boxes, top, full)).reverse(),
    ...boxes.map((box, at) => drawn(box, at === chosen && nodes.length > 1, () => choose(at))),
  );
  return picture;
}

function stacked(nodes: readonly ClusterNode[], x: number, right: number, top: number): Box[] {
  let y = top;
  const head = right - x < 320 ? 44 : 30;
  return nodes.map((node) => {
    const box = { node, x, y, width: right - x, head };
    y = bottom(box) + GAP;
    return box;
  });
}

const bottom = ({ y, head, node }: Box): number => y + head + Math.max(1, node.listeners.length) * ROW + 4;
const rowY = ({ y, head }: Box, at: number): number => y + head + at * ROW + ROW / 2;
const headY = ({ y }: Box): number => y + 15;

/** A place of clients, with the listeners that are reached from there. */
function clientRail(at: number, boxes: readonly Box[], top: number, half: number): SVGElement {
  const [place, label] = CLIENTS[at] ?? ["elsewhere", ""];
  const x = 10 + at * STEP;
  const labelY = top - 8 - (CLIENTS.length - 1 - at) * LABEL;
  const ends = boxes.flatMap((box) =>
    box.node.listeners.flatMap((listener, row) => {
      const reached = listener.isController ? false : reachedFrom(place, listener);
      return reached === false ? [] : [{ y: rowY(box, row), reached, box }];
    }),
  );
  const none = ends.length === 0;
  const ways = ends.map(({ y, reached, box }) => svg("path", { class: `way ${kind(reached)}`, d: `M${x} ${y}H${box.x}` }));
  const dots = ends.map(({ y, reached }) => svg("circle", { class: `dot ${kind(reached)}`, cx: x, cy: y, r: 4 }));
  return svg("g", {}, ...rail(x, labelY + 4, ends.map(({ y }) => y)), ...ways, ...dots, text(none ? x - 4 : x + 4, labelY, none ? `${label}: nothing` : label, half, none ? "small quiet" : "small"));
}

const reachedFrom = (place: string, { reach }: Listener): boolean | null => reach.find(({ from }) => from === place)?.reached ?? null;
const kind = (reached: boolean | null): string => (reached === null ? "unknown" : reached ? "yes" : "no");

/** An address of controllers, with the nodes that look there and the listener that takes the call. */
function targetRail(target: Target, at: number, count: number, boxes: readonly Box[], top: number, full: number): SVGElement {
  const x = full - 10 - (count - 1 - at) * STEP;
  const labelY = top - 8 - at * LABEL;
  const from = target.seekers.flatMap(({ node, found }) => {
    const box = boxes[node];
    return box ? [{ y: headY(box), found, right: box.x + box.width }] : [];
  });
  const isFound = target.seekers.some(({ found }) => found !== false);
  const isCertain = target.seekers.some(({ found }) => found === true);
  const box = isFound && target.node !== null ? boxes[target.node] : undefined;
  const row = box?.node.listeners.findIndex(({ name }) => name === target.listener) ?? -1;
  const to = box && { x: box.x + box.width, y: row < 0 ? headY(box) + 8 : rowY(box, row) };
  const ways = from.map(({ y, found, right }) => svg("path", { class: `way seek ${kind(found)}`, d: `M${right} ${y}H${x}` }));
  const ends = from.map(({ y, found }) => (found === false ? svg("path", { class: "cross", d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` }) : svg("circle", { class: `dot seek ${kind(found)}`, cx: x, cy: y, r: 4 })));
  const arrival = to ? [svg("path", { class: `way seek ${isCertain ? "yes" : "unknown"}`, d: `M${x} ${to.y}H${to.x + 6}` }), svg("path", { class: "head", d: `M${to.x + 1} ${to.y}l7 -4v8Z` })] : [];
  const label = isFound ? target.address : `✗ ${target.address}`;
  return svg("g", {}, ...rail(x, labelY + 4, [...from.map(({ y }) => y), ...(to ? [to.y] : [])]), ...ways, ...arrival, ...ends, text(x + 4, labelY, label, full / 2 + 20, isFound ? "small end" : "small end lost"));
}

/** The line from a label down to the last that hangs on it. */
function rail(x: number, from: number, ends: readonly number[]): SVGElement[] {
  return ends.length === 0 ? [] : [svg("path", { class: "rail", d: `M${x} ${from}V${Math.max(...ends)}` })];
}

/** A node with its listeners. */
function drawn(box: Box, isChosen: boolean, choose: () => void): SVGElement {
  const { node, x, y, width, head } = box;
  const inner = width - 20;
  const state = node.state ? stateMark(node.state, x + width - 10, y + 20) : [];
  const room = inner - (node.state ? 76 : 0);
  const isNarrow = head > 30;
  const name = text(x + 10, y + 20, node.name, isNarrow ? room : room - wide(node.roles, 12) - 12, "name");
  if (!isNarrow) name.append(svg("tspan", { dx: 8, class: "small quiet" }, node.roles));
  const roles = isNarrow ? [text(x + 10, y + 37, node.roles, inner, "small quiet")] : [];
  const rows = node.listeners.length > 0 ? node.listeners.flatMap((one, at) => listenerRow(one, x + 10, rowY(box, at), inner)) : [text(x + 10, rowY(box, 0) + 4, "listeners not understood", inner, "small quiet")];
  const group = svg("g", { class: `box${isChosen ? " chosen" : ""}${node.state ? " wrong" : ""}` }, svg("rect", { x, y, width, height: bottom(box) - y, rx: 4 }), name, ...roles, ...state, ...rows);
  group.addEventListener("click", choose);
  return group;
}

/** An icon and a word. */
function stateMark(state: string, right: number, y: number): SVGElement[] {
  const width = wide(state, 12);
  return [svg("path", { class: "bad", d: iconPath("error"), transform: `translate(${right - width - 20} ${y - 12})`, "fill-rule": "evenodd" }), text(right, y, state, width + 20, "small end lost")];
}

function listenerRow(listener: Listener, x: number, y: number, room: number): SVGElement[] {
  const { name, bind, advertised, protocol, isController } = listener;
  const port = bind.slice(bind.lastIndexOf(":"));
  const spoken = protocol ? ` · ${protocol}` : "";
  const forms = [isController || !advertised ? "" : `${bind} as ${advertised}${spoken}`, `${bind}${spoken}`, bind, port].filter((form) => form !== "");
  const left = fitted(name, room - wide(port, 12) - 8, 12);
  const rest = room - wide(left, 12) - 8;
  const form = forms.find((form) => wide(form, 12) <= rest) ?? fitted(port, rest, 12);
  return [text(x, y + 4, left, room, "small"), text(x + room, y + 4, form, rest, "small quiet end")];
}

/** About how wide a text is drawn. */
const wide = (words: string, size: number): number => [...words].reduce((sum, sign) => sum + (/[ilIjtf.,:;'|!() ]/.test(sign) ? 0.34 : /[A-ZmwMW@_✗]/.test(sign) ? 0.72 : 0.57), 0) * size;

/** As much of a text as there is room for. */
function fitted(words: string, room: number, size: number): string {
  if (wide(words, size) <= room) return words;
  const signs = [...words];
  while (signs.length > 1 && wide(`${signs.join("")}…`, size) > room) signs.pop();
  return `${signs.join("")}…`;
}

/** A text; one that is cut tells all of itself to the pointer. */
function text(x: number, y: number, words: string, room: number, kind: string): SVGElement {
  const shown = fitted(words, room, kind.includes("small") ? 12 : kind === "name" ? BOLD : 13.5);
  const element = svg("text", { x, y, class: kind }, shown);
  if (shown !== words) element.append(svg("title", {}, words));
  return element;
}
