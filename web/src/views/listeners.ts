// Who reaches which listener: as a table, and as a picture of the same.
import type { ClientPlace, Listener, Reach } from "kafka-config";
import type { Actions } from "../state/actions.ts";
import { fill, h, svg } from "./dom.ts";

const PLACES: [ClientPlace, string][] = [
  ["container", "same container"],
  ["network", "same network"],
  ["host", "the host"],
  ["elsewhere", "elsewhere"],
];

export function listenersPane(actions: Actions): HTMLElement {
  const panel = h("div", { class: "panel scroll", tabindex: "0" });
  actions.store.watch(["preview", "node", "view"], (state) => {
    if (state.view !== "listeners") return;
    const listeners = state.preview?.listeners[state.node]?.listeners ?? [];
    if (listeners.length === 0) {
      fill(panel, h("p", { class: "empty" }, "No listeners, or none that Kafka would understand: the problems say why."));
    } else {
      fill(panel, table(listeners), picture(listeners));
    }
  });
  return panel;
}

function table(listeners: readonly Listener[]): HTMLElement {
  const head = ["Listener", "Advertised as", ...PLACES.map(([, text]) => `from ${text}`)];
  // With their roles in words, so that they stay a table where they are drawn as cards.
  const row = (one: Listener) =>
    h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, one.name, h("small", {}, `${one.protocol ?? "protocol not known"}, for ${role(one)}`)),
      h("td", { role: "cell", "data-label": "advertised as" }, one.advertised ? h("span", { class: "mono" }, one.advertised) : "not advertised", h("small", {}, `bound to ${bound(one)}`)),
      ...one.reach.map((reach, at) => h("td", { class: `reach ${kind(reach)}`, role: "cell", "data-label": `from ${PLACES[at]?.[1] ?? ""}` }, h("strong", {}, word(reach)), h("small", {}, reach.why))),
    );
  return h("table", { class: "listeners", role: "table" }, h("caption", {}, "Can a client reach it?"), h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...head.map((text) => h("th", { scope: "col", role: "columnheader" }, text)))), h("tbody", { role: "rowgroup" }, ...listeners.map(row)));
}

/** An address without a host is every address. */
const bound = ({ bind }: Listener): string => (bind.startsWith(":") ? `port ${bind.slice(1)} everywhere` : bind);
const kind = ({ reached }: Reach): string => (reached === null ? "unknown" : reached ? "yes" : "no");
const word = ({ reached }: Reach): string => (reached === null ? "? depends" : reached ? "✓ yes" : "✗ no");
const role = (one: Listener): string => (one.isController ? "controllers" : one.isInterBroker ? "brokers and clients" : "clients");

const WIDTH = 720;
const ROW = 44;

/** Four places on the left, the listeners on the right, a line for each that gets through. */
function picture(listeners: readonly Listener[]): HTMLElement {
  const height = Math.max(PLACES.length, listeners.length) * ROW + 24;
  const y = (at: number, count: number) => ((at + 0.5) * (height - 24)) / count + 12;
  const box = (x: number, at: number, count: number, text: string, small: string) =>
    svg("g", { class: "box" }, svg("rect", { x, y: y(at, count) - 16, width: 208, height: 32, rx: 4 }), svg("text", { x: x + 104, y: y(at, count) + (small ? -1 : 4), "text-anchor": "middle" }, text), svg("text", { x: x + 104, y: y(at, count) + 12, "text-anchor": "middle", class: "small" }, small));
  const line = (from: number, to: number, reach: Reach) =>
    svg("path", { class: `way ${kind(reach)}`, d: `M212 ${y(from, PLACES.length)} C 360 ${y(from, PLACES.length)}, 360 ${y(to, listeners.length)}, ${WIDTH - 212} ${y(to, listeners.length)}` });
  const ways = listeners.flatMap((one, to) => one.reach.map((reach, from) => ({ reach, to, from })).filter(({ reach }) => reach.reached !== false).map(({ reach, to, from }) => line(from, to, reach)));
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": "The same as a picture: a line from each place to each listener that clients there reach; dashed where it depends" },
    ...ways,
    ...PLACES.map(([, text], at) => box(4, at, PLACES.length, `client: ${text}`, "")),
    ...listeners.map((one, at) => box(WIDTH - 212, at, listeners.length, one.name, `${one.bind} · ${one.protocol ?? "?"}`)),
  );
  return h("figure", {}, drawing, h("figcaption", {}, "A line: a client there gets through. Dashed: it depends on what the text does not say."));
}
