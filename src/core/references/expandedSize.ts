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
  const waiting = [...macros.keys()];
  for (let name = waiting.at(-1); name !== undefined; name = waiting.at(-1)) {
    const macro = macros.get(name);
    const missing = sizes.has(name) ? [] : (macro?.calls.filter((call) => macros.has(call) && !sizes.has(call)) ?? []);
    if (missing.some((call) => open.has(call) || call === name)) {
      return `its macro “${name}” calls itself`;
    }
    const [next] = missing;
    if (next === undefined) {
      sizes.set(name, sizeOf(macro, sizes));
      open.delete(name);
      waiting.pop();
    } else {
      open.add(name);
      waiting.push(next);
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
