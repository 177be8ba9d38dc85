// Typed calls of the worker. A worker that failed is replaced; the texts live in the page and are safe.
import type { Answer, Call, Method, Methods } from "./protocol.ts";

interface Waiting {
  resolve(value: Methods[Method]["value"]): void;
  reject(error: Error): void;
}

export class Client {
  #worker = this.#start();
  #waiting = new Map<number, Waiting>();
  #last = 0;

  /** Calls a method of the package. */
  call<M extends Method>(method: M, argument: Methods[M]["argument"]): Promise<Methods[M]["value"]> {
    this.#last += 1;
    const call = { id: this.#last, method, argument } as Call;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call.id, { resolve: resolve as Waiting["resolve"], reject });
      this.#worker.postMessage(call);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<Answer>) => this.#settle(event.data));
    worker.addEventListener("error", () => this.#restart("the engine could not be loaded"));
    return worker;
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve("json" in answer ? JSON.parse(answer.json) : answer.value);
    else waiting?.reject(new Error(answer.fatal ? "the engine failed on this text and was restarted" : answer.message));
    if (!answer.ok && answer.fatal) this.#restart("the engine failed and was restarted");
  }

  #restart(reason: string): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
    this.#worker = this.#start();
  }
}

/** Runs one call at a time and of those that wait only the newest. */
export function latest<A, V>(call: (argument: A) => Promise<V>, done: (value: V) => void, failed: (error: Error) => void) {
  let running = false;
  let next: { argument: A } | undefined;
  const run = async (argument: A): Promise<void> => {
    running = true;
    try {
      const value = await call(argument);
      if (!next) done(value);
    } catch (error) {
      if (!next) failed(error instanceof Error ? error : new Error(String(error)));
    }
    running = false;
    const following = next;
    next = undefined;
    if (following) await run(following.argument);
  };
  return (argument: A): void => {
    if (running) next = { argument };
    else void run(argument);
  };
}
