import type { CslElement } from "./parseCsl";

/** The bundled styles have at most some thousand elements with their macros in place. citeproc-js takes seconds for more than this. */
const maxElements = 100_000;

/**
 * Returns why a style must not be given to citeproc-js, or `undefined`. citeproc-js puts a copy of a macro in each place that calls it, so macros
 * that call each other twice take forever, and one that calls itself does not end.
 */
export function macroProblem(style: CslElement): string | undefined {
  const macros = new Map(style.children.flatMap((child) => (isMacro(child) ? [[child.attrs["name"] ?? "", callsIn(child)] as const] : [])));
  const sizes = new Map<string, number>();
  const open = new Set<string>();
  const waiting = [...macros.keys()].map((name) => ({ name, next: 0 }));
  for (let last = waiting.at(-1); last; last = waiting.at(-1)) {
    const { name } = last;
    const macro = macros.get(name);
    const call = sizes.has(name) ? undefined : macro?.calls[last.next++];
    if (call === undefined) {
      sizes.set(name, sizes.get(name) ?? sizeOf(macro, sizes));
      open.delete(name);
      waiting.pop();
    } else if (macros.has(call) && !sizes.has(call)) {
      open.add(name);
      if (open.has(call)) {
        return `its macro “${name}” calls itself`;
      }
      waiting.push({ name: call, next: 0 });
    }
  }
  const whole = sizeOf(callsIn({ ...style, children: style.children.filter((child) => !isMacro(child)) }), sizes);
  return whole > maxElements ? "its macros call each other too many times" : undefined;
}

interface Calls {
  readonly elements: number;
  /** The macros that are called, once for each call. */
  readonly calls: readonly string[];
}

function isMacro(child: CslElement | string): child is CslElement {
  return typeof child !== "string" && child.name === "macro";
}

function callsIn(root: CslElement): Calls {
  const calls: string[] = [];
  const open: CslElement[] = [root];
  let elements = 0;
  for (let element = open.pop(); element; element = open.pop()) {
    elements++;
    const { macro } = element.attrs;
    if (macro !== undefined) {
      calls.push(macro);
    }
    for (const child of element.children) {
      if (typeof child !== "string") {
        open.push(child);
      }
    }
  }
  return { elements, calls };
}

function sizeOf(macro: Calls | undefined, sizes: ReadonlyMap<string, number>): number {
  return macro ? macro.calls.reduce((sum, call) => sum + (sizes.get(call) ?? 0), macro.elements) : 0;
}
