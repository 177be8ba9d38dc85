// The page on paper: whole files and all problems, which panes show but in part.
import { shownFile } from "../state/provenance.ts";
import type { Store } from "../state/store.ts";
import { fill, h } from "./dom.ts";

/** Fills the print area before the browser prints. */
export function printing(store: Store, area: HTMLElement): void {
  window.addEventListener("beforeprint", () => {
    const { state } = store;
    const file = shownFile(state);
    const findings = state.preview?.check.nodes.flatMap((node) => [h("h3", {}, `${node.name}: ${node.summary}`), ...node.findings.map((one) => h("p", {}, `${one.severity} ${one.code}: ${one.message}${one.place ? ` (${one.place.name}:${one.place.line})` : ""}`))]) ?? [];
    fill(area, ...state.files.flatMap(({ name, text }) => [h("h2", {}, name), h("pre", {}, text)]), ...(file ? [h("h2", {}, file.name), h("pre", {}, file.text)] : []), ...findings);
  });
}
