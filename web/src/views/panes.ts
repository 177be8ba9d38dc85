// How the three panes share the window, and the tabs that they become where it is narrow.
import type { Actions } from "../state/actions.ts";
import { clamp, remember } from "../state/settings.ts";
import type { Tab } from "../state/store.ts";
import { fill, h, tabKeys } from "./dom.ts";
import { problemCount } from "./problems.ts";

/** The panes with the bars between them. */
export function panes(actions: Actions, input: HTMLElement, output: HTMLElement, problems: HTMLElement): HTMLElement {
  const { store } = actions;
  const frame = h("main", { class: "panes" }, input, splitter(actions, "vertical"), output, splitter(actions, "horizontal"), problems);
  store.watch(["sizes"], ({ sizes }) => {
    frame.style.setProperty("--left", `${sizes.left}%`);
    frame.style.setProperty("--bottom", `${sizes.bottom}%`);
  });
  store.watch(["tab"], ({ tab }) => {
    frame.dataset.tab = tab;
  });
  return frame;
}

function splitter(actions: Actions, orientation: "vertical" | "horizontal"): HTMLElement {
  const { store } = actions;
  const part = orientation === "vertical" ? "left" : "bottom";
  const bar = h("div", {
    class: `splitter ${orientation}`,
    role: "separator",
    tabindex: "0",
    "aria-orientation": orientation,
    "aria-label": orientation === "vertical" ? "Width of your text" : "Height of the problems",
    "aria-valuemin": 8,
    "aria-valuemax": 75,
  });
  const set = (value: number): void => {
    store.set({ sizes: clamp({ ...store.state.sizes, [part]: value }) });
    remember(store.state);
  };
  bar.addEventListener("keydown", (event) => {
    const keys: Record<string, number> = orientation === "vertical" ? { ArrowLeft: -2, ArrowRight: 2 } : { ArrowUp: 2, ArrowDown: -2 };
    const step = keys[event.key];
    if (step === undefined) return;
    set(store.state.sizes[part] + step);
    event.preventDefault();
  });
  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    const frame = bar.parentElement?.getBoundingClientRect();
    const move = (event: PointerEvent): void => {
      if (frame) set(orientation === "vertical" ? (100 * (event.clientX - frame.left)) / frame.width : (100 * (frame.bottom - event.clientY)) / frame.height);
    };
    bar.addEventListener("pointermove", move);
    bar.addEventListener("lostpointercapture", () => bar.removeEventListener("pointermove", move), { once: true });
  });
  store.watch(["sizes"], ({ sizes }) => bar.setAttribute("aria-valuenow", String(Math.round(sizes[part]))));
  return bar;
}

const TABS: [Tab, string][] = [
  ["input", "Your text"],
  ["output", "Result"],
  ["problems", "Problems"],
];

/** The tabs of narrow windows. */
export function narrowTabs(actions: Actions): HTMLElement {
  const list = h("div", { class: "tabs narrow", role: "tablist", "aria-label": "Parts of the page" });
  tabKeys(list);
  actions.store.follow(["tab", "preview"], (state) => `${state.tab} ${problemCount(state)}`, (state) => {
    const count = problemCount(state);
    fill(
      list,
      ...TABS.map(([tab, text]) =>
        h("button", { type: "button", role: "tab", "aria-controls": `pane-${tab}`, "aria-selected": String(tab === state.tab), tabindex: tab === state.tab ? 0 : -1, click: () => actions.store.set({ tab }) }, tab === "problems" ? `${text} (${count})` : text),
      ),
    );
  });
  return list;
}
