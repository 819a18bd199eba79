import type { MarkedText } from "../core/cards/resultCard";

/** An element with a class and content; texts become text nodes, never markup. */
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

/** The text as nodes, with what matched in `<mark>`. */
export function markedNodes({ text, marks }: MarkedText): readonly (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    nodes.push(text.slice(at, start), create("mark", "", text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}

/** A button of VS Code's looks. */
export function createButton(label: string, onClick: () => void): HTMLElement {
  const made = document.createElement("vscode-button");
  made.textContent = label;
  made.addEventListener("click", onClick);
  return made;
}

/** A button that looks like a link and is called one: the page itself goes nowhere. */
export function createLink(label: string, onClick: () => void): HTMLButtonElement {
  const made = create("button", "link", label);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

let lastId = 0;

/** Gives an element an id that no other has, so that ARIA attributes can point to it. */
export function identify(target: HTMLElement): string {
  target.id = `n${++lastId}`;
  return target.id;
}
