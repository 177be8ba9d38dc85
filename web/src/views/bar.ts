// The bar: example, image, mode, sharing, looks.
import type { Actions } from "../state/actions.ts";
import { examples } from "../state/examples.ts";
import type { Mode, State, Theme } from "../state/store.ts";
import { convertMenu } from "./convert.ts";
import { h } from "./dom.ts";

const MODES: [Mode, string][] = [
  ["compat", "as the image writes"],
  ["strict", "strict"],
  ["strict-merged", "strict, with defaults"],
];
const THEMES: [Theme, string][] = [
  ["system", "as the system"],
  ["light", "light"],
  ["dark", "dark"],
  ["contrast", "high contrast"],
];

export function bar(actions: Actions): HTMLElement {
  const { store } = actions;
  const example = select("Example", [["", "Examples…"], ...examples.map(({ title }, at): [string, string] => [String(at), title])], (value) => {
    const chosen = examples[Number(value)];
    if (value !== "" && chosen) actions.replace(chosen.files, { image: null, notice: `${chosen.title}; undo brings your text back` });
    example.control.value = "";
  });
  const image = select("Image", [], (value) => store.set({ image: value === "" ? null : value }));
  const mode = select("Mode", MODES, (value) => store.set({ mode: value as Mode }));
  const theme = select("Theme", THEMES, (value) => store.set({ theme: value as Theme }));
  store.follow(["images", "image", "preview"], (state) => JSON.stringify([state.image, imageChoices(state)]), (state) => {
    choices(image.control, imageChoices(state));
    image.control.value = state.image ?? "";
  });
  store.watch(["mode", "theme"], (state) => {
    mode.control.value = state.mode;
    theme.control.value = state.theme;
  });
  return h(
    "header",
    { class: "bar" },
    h("h1", {}, "kafka-config"),
    example.label,
    image.label,
    mode.label,
    h("div", { class: "last" }, convertMenu(actions), share(actions), theme.label),
  );
}

/** The images by version, and the one that the texts name. */
function imageChoices(state: State): [string, string][] {
  const named = state.preview?.rendering.nodes.find(({ image }) => image !== null)?.kafkaVersion;
  const own = state.image === null && named ? `from the text (${named})` : "from the text";
  const known = state.images.map(({ image }) => image);
  // A link may name a release between those that differ.
  const all = state.image === null || known.includes(state.image) ? known : [state.image, ...known];
  return [["", own], ...all.map((image): [string, string] => [image, image])];
}

function share(actions: Actions): HTMLElement {
  const secrets = h("input", { type: "checkbox", id: "with-secrets" });
  return menu("Share", (close) => {
    const button = (text: string, run: () => void) => h("button", { type: "button", click: () => (run(), close()) }, text);
    return [
      button("Copy link", () => void actions.copyLink(secrets.checked)),
      button("Copy as Markdown", () => void actions.copyMarkdown()),
      button("Print", () => window.print()),
      h("label", {}, secrets, " with my secrets in the link"),
      h("p", {}, "The link holds your text behind its #, which no browser sends anywhere. Passwords are left out."),
    ];
  });
}

/** A sheet below a button. */
export function menu(title: string, content: (close: () => void) => Node[]): HTMLElement {
  const close = (): void => {
    details.open = false;
  };
  const details = h("details", { class: "menu" }, h("summary", {}, title), h("div", { class: "sheet" }, ...content(close)));
  details.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      details.querySelector("summary")?.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && event.target.isConnected && !details.contains(event.target)) close();
  });
  return details;
}

export function select(text: string, options: [string, string][], chosen: (value: string) => void): { label: HTMLElement; control: HTMLSelectElement } {
  const control = h("select", { change: () => chosen(control.value), "aria-label": text });
  choices(control, options);
  return { label: h("label", { class: "choice" }, h("span", { "aria-hidden": "true" }, text), control), control };
}

export function choices(control: HTMLSelectElement, options: [string, string][]): void {
  const now = [...control.options].map(({ value, text }) => `${value}\0${text}`);
  if (now.join("\n") === options.map(([value, text]) => `${value}\0${text}`).join("\n")) return;
  const value = control.value;
  control.replaceChildren(...options.map(([value, text]) => h("option", { value }, text)));
  control.value = value;
}
