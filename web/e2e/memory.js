// What the page and its worker hold, as Chromium tells it after a collection.

/** The protocol of a page's worker, which playwright shows only by way of the page. */
async function workerOf(page) {
  let last = 0;
  const waiting = new Map();
  const attached = new Promise((done) => page.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => targetInfo.type === "worker" && done(sessionId)));
  page.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    const [done, failed] = waiting.get(id) ?? [];
    if (error) failed?.(new Error(error.message));
    else done?.(result);
    waiting.delete(id);
  });
  await page.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  const send = (method, params = {}) =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, [done, failed]);
      page.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id: last, method, params }) }).catch(failed);
    });
  return { send };
}

/** The bytes of the page's own objects: machine code and the browser's notes on slow frames grow by themselves. The page is slow afterwards. */
async function objects(target) {
  const parts = [];
  const add = ({ chunk }) => parts.push(chunk);
  target.on("HeapProfiler.addHeapSnapshotChunk", add);
  await target.send("HeapProfiler.takeHeapSnapshot");
  target.off("HeapProfiler.addHeapSnapshotChunk", add);
  const { snapshot, nodes } = JSON.parse(parts.join(""));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  const engine = new Set(["code", "native"].map((name) => types[0].indexOf(name)));
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) if (!engine.has(nodes[at + type])) sum += nodes[at + size];
  return sum;
}

/** The bytes of a worker's heap. */
async function heap(worker) {
  await worker.send("HeapProfiler.collectGarbage");
  return (await worker.send("Runtime.getHeapUsage")).usedSize;
}

/** The bytes of the module's memory, which never shrinks. */
async function wasm(worker) {
  const prototype = await worker.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await worker.send("Runtime.queryObjects", { prototypeObjectId: prototype.result.objectId });
  const functionDeclaration = "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }";
  return (await worker.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration, returnByValue: true })).result.value;
}

/** What a page holds: bytes of its objects, of the worker's heap and of the module, and nodes of the document. */
export async function measure(page) {
  const session = await page.context().newCDPSession(page);
  const worker = await workerOf(session);
  for (const target of [session, worker]) await target.send("HeapProfiler.enable");
  return {
    page: await objects(session),
    worker: await heap(worker),
    wasm: await wasm(worker),
    nodes: (await session.send("Memory.getDOMCounters")).nodes,
  };
}
