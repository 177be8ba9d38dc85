// The page: one store, three panes, one worker.
import { Client } from "./core/client.ts";
import { Actions } from "./state/actions.ts";
import { examples } from "./state/examples.ts";
import { remember, remembered } from "./state/settings.ts";
import { read } from "./state/share.ts";
import { initial, Store, type TextFile } from "./state/store.ts";
import { bar } from "./views/bar.ts";
import { h } from "./views/dom.ts";
import { inputPane } from "./views/input.ts";
import { outputPane } from "./views/output.ts";
import { narrowTabs, panes } from "./views/panes.ts";
import { printing } from "./views/print.ts";
import { problemsPane } from "./views/problems.ts";

const store = new Store({ ...initial, ...remembered(), files: examples[0]?.files ?? [] });
const actions = new Actions(store, new Client());

/** Short words on what was just done. */
function notices(): HTMLElement {
  const box = h("p", { class: "notice", role: "status", "aria-live": "polite" });
  let timer = 0;
  store.watch(["notice"], ({ notice }) => {
    box.textContent = notice;
    box.classList.toggle("shown", notice !== "");
    clearTimeout(timer);
    if (notice !== "") timer = window.setTimeout(() => store.set({ notice: "" }), 6000);
  });
  return box;
}

/** What came with the link. */
let linked: readonly TextFile[] = [];

async function followLink(): Promise<void> {
  try {
    const shared = await read(location.hash);
    if (!shared) return;
    linked = shared.files;
    actions.replace(linked, { image: shared.image, mode: shared.mode });
  } catch (error) {
    store.set({ notice: error instanceof Error ? error.message : "this link cannot be read" });
  }
}

document.querySelector("#app")?.append(bar(actions), narrowTabs(actions), panes(actions, inputPane(actions), outputPane(actions), problemsPane(actions)), notices());
const area = document.querySelector<HTMLElement>("#print");
if (area) printing(store, area);
store.watch(["theme"], (state) => {
  document.documentElement.dataset.theme = state.theme;
  remember(state);
});
// No text is ever kept, so whoever wrote one is asked before it goes.
window.addEventListener("beforeunload", (event) => {
  if (actions.hasOwn() && store.state.files !== linked) event.preventDefault();
});
await followLink();
window.addEventListener("hashchange", () => void followLink());
actions.start();
store.set({ images: await actions.client.call("images", null) });
if ("serviceWorker" in navigator && location.protocol !== "file:" && import.meta.env.PROD) {
  navigator.serviceWorker.register("./offline.js").catch(() => store.set({ notice: "this browser does not keep the page for offline use" }));
}
