// The menu that says the containers in another format and in another image's words.
import type { Conversion, Format, Remark, Severity } from "kafka-config";
import type { Actions } from "../state/actions.ts";
import type { State } from "../state/store.ts";
import { zip } from "../text/zip.ts";
import { menu, select } from "./bar.ts";
import { download, fill, h, icon } from "./dom.ts";

const FORMATS: [Format, string][] = [
  ["compose", "compose file"],
  ["kubernetes", "Kubernetes manifests"],
  ["quadlet", "quadlet units"],
  ["docker-run", "docker run script"],
  ["docker-env", "env files"],
  ["properties", "server.properties"],
];

const WEIGHTS: Record<Remark["kind"], Severity> = { lost: "error", changed: "warning", note: "info" };

export function convertMenu(actions: Actions): HTMLElement {
  const { store } = actions;
  return menu("Convert", (close) => {
    const to = select("To", FORMATS, () => store.set({ conversion: null }));
    to.control.value = "compose";
    const outcome = h("div", { class: "outcome", role: "status", "aria-live": "polite" });
    store.watch(["files", "image"], (state) => {
      if (state.conversion) store.set({ conversion: null });
    });
    store.watch(["conversion"], (state) => fill(outcome, ...told(state, actions, close)));
    return [
      to.label,
      h("button", { type: "button", click: () => void actions.convert(to.control.value as Format) }, "Convert"),
      h("p", {}, "Into the words of the image that is chosen above; without one only the format changes."),
      outcome,
    ];
  });
}

function told({ conversion }: State, actions: Actions, close: () => void): Node[] {
  if (!conversion) return [];
  if (conversion instanceof Error) return [h("p", {}, icon("error"), ` ${conversion.message}`)];
  const remarks = conversion.services.flatMap(({ name, error, remarks }) => [
    ...(error === null ? [] : [line("error", `${name} ends before it has a configuration: ${error}`)]),
    ...remarks.map(({ kind, subject, reason, nearest }) => line(WEIGHTS[kind], `${name}, ${subject} (${kind}): ${reason}${nearest === null ? "" : `; nearest: ${nearest}`}`)),
  ]);
  const problems = conversion.problems.map(({ severity, message }) => line(severity, message));
  return [h("ul", {}, ...problems, ...remarks), ...doors(conversion, actions, close)];
}

const line = (severity: Severity, text: string): HTMLElement => h("li", {}, icon(severity), ` ${text}`);

function doors({ files }: Conversion, actions: Actions, close: () => void): Node[] {
  const [only] = files;
  if (!only) return [h("p", {}, "Nothing comes of it.")];
  const save = (): void => (files.length === 1 ? download(only.name, only.text, "text/plain") : download("converted.zip", zip(files), "application/zip"));
  return [
    h("button", { type: "button", click: save }, files.length === 1 ? `Download ${only.name}` : `Download ${files.length} files`),
    h("button", { type: "button", click: () => (close(), actions.takeConverted()) }, "Put it in place of my text"),
  ];
}
