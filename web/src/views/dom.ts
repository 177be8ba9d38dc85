// Elements from names, attributes and children.

type Child = Node | string | null | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** An element; attributes that are functions listen, `false` and `null` are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}

/** Makes these the children of an element; those that are there already stay as they are. */
export function keep(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}

const SVG = "http://www.w3.org/2000/svg";

/** An element of a picture. */
export function svg(name: string, attributes: Record<string, string | number>, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const ICONS = {
  error: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm2.8 8.7-1.1 1.1L8 9.1l-1.7 1.7-1.1-1.1L6.9 8 5.2 6.3l1.1-1.1L8 6.9l1.7-1.7 1.1 1.1L9.1 8Z",
  warning: "M8 1.5 15 14H1L8 1.5Zm-.8 4.8v4h1.6v-4H7.2Zm0 5v1.5h1.6v-1.5H7.2Z",
  info: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm.8 10.5H7.2V7h1.6v4.5Zm0-5.7H7.2V4.2h1.6v1.6Z",
  accept: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.6 5.2-4.3 4.9-2.9-2.7 1-1.1 1.8 1.6 3.2-3.7 1.2 1Z",
} as const;

export type IconName = keyof typeof ICONS;

/** The outline of such a picture, 16 wide and high. */
export const iconPath = (name: IconName): string => ICONS[name];

/** A small picture beside a word that says the same. */
export function icon(name: IconName): SVGElement {
  return svg("svg", { viewBox: "0 0 16 16", class: `icon ${name}`, "aria-hidden": "true", width: 16, height: 16 }, svg("path", { d: ICONS[name], "fill-rule": "evenodd" }));
}

/** Replaces the children. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== false));
}

/** Gives the browser a file to save. */
export function download(name: string, data: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([data], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Left and right keys move among the tabs of a list. */
export function tabKeys(list: HTMLElement): void {
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
    const next = tabs[(tabs.indexOf(document.activeElement as HTMLElement) + step + tabs.length) % tabs.length];
    next?.click();
    // The click may have drawn the list anew.
    list.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    event.preventDefault();
  });
}
