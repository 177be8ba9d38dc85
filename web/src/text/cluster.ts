// A cluster as the picture and the table of it see it.
import type { CheckedNode, ClientPlace, Listener, NodeListeners, Preview, Sought } from "kafka-config";

/** What is wrong with a node, in one word. */
export type NodeState = "refused" | "error" | null;

export interface ClusterNode {
  readonly name: string;
  readonly roles: string;
  readonly state: NodeState;
  readonly listeners: readonly Listener[];
  readonly sought: readonly Sought[];
}

/** An address at which controllers are looked for, with those that look. */
export interface Target {
  readonly address: string;
  /** The node that is there, or that is meant. */
  readonly node: number | null;
  readonly listener: string | null;
  readonly seekers: readonly { readonly node: number; readonly found: boolean | null }[];
}

export const PLACES: readonly [ClientPlace, string][] = [
  ["container", "same container"],
  ["network", "same network"],
  ["host", "the host"],
  ["elsewhere", "elsewhere"],
];

export function clusterOf({ listeners, check }: Preview): ClusterNode[] {
  const states = statesOf(check.nodes);
  return listeners.map((node) => ({ ...node, roles: rolesOf(node), state: states.get(node.name) ?? null }));
}

const rolesOf = ({ roles, listeners }: NodeListeners): string => (roles.length > 0 ? roles.join(", ") : listeners.length > 0 ? "no role" : "role not known");

function statesOf(nodes: readonly CheckedNode[]): Map<string, NodeState> {
  const errors = nodes.flatMap(({ name, findings }) => findings.filter(({ severity }) => severity === "error").flatMap(({ also }) => [name, ...also]));
  const states = new Map<string, NodeState>(errors.map((name) => [name, "error"]));
  for (const { name, verdict } of nodes) if (verdict === "reject") states.set(name, "refused");
  return states;
}

/** Where controllers are looked for, in the order of the nodes that are there. That a node finds itself goes without saying. */
export function targetsOf(nodes: readonly ClusterNode[]): Target[] {
  const numbers = new Map(nodes.map(({ name }, at) => [name, at]));
  const targets = new Map<string, Target & { seekers: { node: number; found: boolean | null }[] }>();
  nodes.forEach(({ sought }, from) => {
    for (const { address, node: there, listener, found } of sought) {
      const node = there === null ? null : (numbers.get(there) ?? null);
      if (node === from && found === true) continue;
      const key = JSON.stringify([address, there]);
      const target = targets.get(key) ?? { address, node, listener, seekers: [] };
      target.seekers.push({ node: from, found });
      targets.set(key, target);
    }
  });
  return [...targets.values()].sort((a, b) => (a.node ?? nodes.length) - (b.node ?? nodes.length));
}

/** How a client of this place gets to a node: the addresses, those that something unknown decides apart. */
export function waysFrom(place: ClientPlace, { listeners }: ClusterNode): { reached: string[]; open: string[] } {
  const clients = listeners.filter(({ isController, advertised }) => !isController && advertised !== null);
  const to = (wanted: boolean | null) => clients.filter(({ reach }) => reach.some(({ from, reached }) => from === place && reached === wanted)).map(({ advertised }) => advertised ?? "");
  return { reached: to(true), open: to(null) };
}

/** A node in one sentence. */
export function inWords(node: ClusterNode): string {
  const ways = PLACES.slice(1).map(([place, text]) => {
    const { reached, open } = waysFrom(place, node);
    const said = [...reached, ...open.map((address) => `perhaps ${address}`)];
    return `${text}: ${said.join(" and ") || "nothing"}`;
  });
  const words = { true: "found", false: "not found", null: "perhaps" };
  const sought = node.sought.map(({ address, found }) => `${address} (${words[`${found}`]})`);
  const controllers = sought.length > 0 ? ` It looks for controllers at ${sought.join(", ")}.` : "";
  return `${node.name}, ${node.roles}${node.state ? `, ${node.state}` : ""}.${controllers} Clients reach, from ${ways.join("; from ")}.`;
}
