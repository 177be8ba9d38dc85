// When editors get what nobody needs at first sight.
import type { Store } from "../state/store.ts";

type Extras = typeof import("./later.ts");

/** Fetches it once there is an answer to look at. Where it cannot be had the browser's own search is there. */
export function afterFirstAnswer(store: Store, extend: (extras: Extras) => void): void {
  let isAsked = false;
  store.watch(["preview"], ({ preview }) => {
    if (!preview || isAsked) return;
    isAsked = true;
    import("./later.ts").then(extend, () => {});
  });
}
