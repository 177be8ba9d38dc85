// When the page gets what nobody needs at first sight.
import type { Store } from "./store.ts";

/** Runs once there is an answer to look at. What cannot be fetched then is left out. */
export function afterFirstAnswer(store: Store, run: () => Promise<unknown>): void {
  let isAsked = false;
  store.watch(["preview"], ({ preview }) => {
    if (!preview || isAsked) return;
    isAsked = true;
    run().catch(() => {});
  });
}
