// What editors can do that nobody needs at first sight: search in them, and completion.
import { search, searchKeymap } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";

/** A search panel with its keys. */
export const searching: Extension = [search({ top: true }), keymap.of(searchKeymap)];
export { completion } from "./completion.ts";
