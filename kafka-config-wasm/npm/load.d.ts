export * from "./index.js";

/**
 * Makes the functions ready. Without a source the wasm file beside the package's glue is fetched.
 */
export function load(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;
