import type { MarkedText } from "../core/cards/resultCard";

/** Creates an element with a class and content; strings become text nodes, never markup. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

/** Returns a text as nodes, with its matches in `<mark>`. */
export function markedNodes({ text, marks }: MarkedText): readonly (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    nodes.push(text.slice(at, start), create("mark", "", text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}

/** Creates a button with VS Code's look. */
export function createButton(label: string, onClick: () => void): HTMLElement {
  const made = document.createElement("vscode-button");
  made.textContent = label;
  made.addEventListener("click", onClick);
  return made;
}

/** Creates a button that looks like a link. It is not an `<a>`, because the page must not navigate. */
export function createLink(label: string, onClick: () => void): HTMLButtonElement {
  const made = create("button", "link", label);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

let lastId = 0;

/** Gives an element a unique id, so that ARIA attributes can refer to it, and returns the id. */
export function identify(target: HTMLElement): string {
  target.id = `n${++lastId}`;
  return target.id;
}
