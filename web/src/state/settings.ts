// What the page remembers of its looks. Never a text: it may hold secrets.
import type { State, Theme } from "./store.ts";

const KEY = "kafka-config";
const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];

type Settings = Pick<State, "theme" | "sizes">;

/** What was remembered, as far as it is usable. */
export function remembered(): Partial<Settings> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof saved !== "object" || saved === null) return {};
    const theme = THEMES.find((theme) => "theme" in saved && saved.theme === theme);
    const left = "left" in saved && typeof saved.left === "number" ? saved.left : undefined;
    const bottom = "bottom" in saved && typeof saved.bottom === "number" ? saved.bottom : undefined;
    return { ...(theme && { theme }), ...(left && bottom && { sizes: clamp({ left, bottom }) }) };
  } catch {
    return {};
  }
}

/** Remembers. A browser without storage forgets. */
export function remember({ theme, sizes }: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ theme, ...sizes }));
  } catch {
    // Private windows may refuse.
  }
}

/** Sizes in percent at which no pane vanishes. */
export function clamp({ left, bottom }: State["sizes"]): State["sizes"] {
  return { left: Math.min(75, Math.max(20, left)), bottom: Math.min(70, Math.max(8, bottom)) };
}
