// All properties of the version, to be searched.
import type { Property } from "kafka-config";
import type { Actions } from "../state/actions.ts";
import { fill, h } from "./dom.ts";

const MOST = 80;

export function propertiesPane(actions: Actions): HTMLElement {
  const { store } = actions;
  const field = h("input", { type: "search", placeholder: "log.retention, KAFKA_LOG_DIRS, password…", "aria-label": "Search all properties", input: () => store.set({ search: field.value }) });
  const count = h("p", { class: "quiet", role: "status" });
  const list = h("div", { class: "scroll grow", tabindex: "0", role: "region", "aria-label": "Properties" });
  store.watch(["properties", "search", "view"], (state) => {
    if (state.view !== "properties") return;
    if (field.value !== state.search) field.value = state.search;
    const found = state.properties.filter((one) => matches(one, state.search));
    const kafka = state.preview?.rendering.nodes[0]?.kafkaVersion ?? "";
    count.textContent = `${found.length} of ${state.properties.length} properties of Kafka ${kafka}${found.length > MOST ? `, the first ${MOST} shown` : ""}`;
    fill(list, h("dl", { class: "properties" }, ...found.slice(0, MOST).flatMap(entry)));
  });
  return h("div", { class: "panel" }, h("div", { class: "subhead" }, field, count), list);
}

function matches(property: Property, search: string): boolean {
  const text = search.trim().toLowerCase();
  const inName = property.name.includes(text.replaceAll(" ", "."));
  return inName || property.type === text || (property.variable?.toLowerCase().includes(text) ?? false);
}

function entry(property: Property): HTMLElement[] {
  const { name, variable } = property;
  const facts: [string, string | null][] = [
    ["variable", variable ?? "none: no name of a variable makes this key"],
    ["type", property.type],
    ["default", property.required ? "required" : (property.default ?? "null")],
    ["values", property.values],
    ["takes effect", property.update],
    ["since", property.availability],
  ];
  const marks = [...(property.deprecated ? ["deprecated"] : []), ...(property.internal ? ["internal"] : [])];
  const shown = facts.filter(([, value]) => value !== null);
  return [
    h("dt", {}, h("a", { href: `./properties/broker.html#${encodeURIComponent(name)}`, target: "_blank", rel: "noopener" }, name), marks.length > 0 ? h("span", { class: "quiet" }, ` ${marks.join(", ")}`) : null),
    h("dd", {}, ...shown.flatMap(([fact, value]) => [h("span", { class: "fact" }, `${fact} `), h("span", { class: fact === "variable" || fact === "default" ? "mono" : "" }, value === "" ? "empty" : value), h("br")])),
  ];
}
