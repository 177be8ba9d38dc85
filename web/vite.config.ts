import { defineConfig, type Plugin } from "vite";

/** Asks for the engine while the page's own code is still on its way. */
function early(): Plugin {
  return {
    name: "early",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const names = Object.keys(bundle ?? {});
        const link = (href: string, attrs: Record<string, string>) => ({ tag: "link", attrs: { ...attrs, href: `./${href}` }, injectTo: "head" as const });
        const wasm = names.filter((name) => name.endsWith(".wasm"));
        return wasm.map((name) => link(name, { rel: "preload", as: "fetch", type: "application/wasm", crossorigin: "" }));
      },
    },
  };
}

/** What the first view does not need is in a folder of its own: `scripts/offline.js` counts it apart. */
const chunkFileNames = ({ isDynamicEntry }: { isDynamicEntry: boolean }): string => `assets/${isDynamicEntry ? "later/" : ""}[name]-[hash].js`;

export default defineConfig({
  base: "./",
  plugins: [early()],
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000, rolldownOptions: { output: { chunkFileNames } } },
  worker: { format: "es" },
  server: { fs: { allow: [".."] } },
});
