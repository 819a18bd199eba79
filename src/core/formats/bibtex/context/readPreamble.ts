import { isKnownCommand } from "../../../latex/knownCommands";

/** The text of each command without arguments that a `@preamble` defines, by its name. */
export type Definitions = ReadonlyMap<string, string>;

const maxDefinitions = 100;
const maxDefinitionChars = 1_000;
/** A value does not grow beyond this length. */
const maxExpandedChars = 100_000;

const definition =
  /\\(?:(?:re|provide)?newcommand|providecommand|DeclareRobustCommand)\*?\s{0,9}\{?\s{0,9}\\([A-Za-z]{2,40})\s{0,9}\}?\s{0,9}(?=\{)|\\[gex]?def\s{0,9}\\([A-Za-z]{2,40})\s{0,9}(?=\{)/g;

/**
 * Adds the definitions of a `@preamble` to those known so far: `\newcommand{\MF}{Metafont}`, `\def\MF{Metafont}`. Leaves out those with arguments,
 * those that need commands that nobody knows, and those of commands that are known.
 */
export function readDefinitions(preamble: string, known: Map<string, string>): void {
  for (const found of preamble.matchAll(definition)) {
    const name = found[1] ?? found[2] ?? "";
    const text = groupAt(preamble, found.index + found[0].length);
    if (known.size < maxDefinitions && text !== undefined && !isKnownCommand(name) && isPlainEnough(text)) {
      known.set(name, text);
    }
  }
}

/** Replaces the defined commands in a value once, so that a definition cannot use itself. */
export function expandDefinitions(value: string, definitions: Definitions): string {
  let left = maxExpandedChars - value.length;
  return value.replace(/\\([A-Za-z]{2,40})(?![A-Za-z])/g, (whole, name: string) => {
    const text = definitions.get(name);
    left -= text?.length ?? 0;
    return text === undefined || left < 0 ? whole : `{${text}}`;
  });
}

function isPlainEnough(text: string): boolean {
  return !text.includes("#") && [...text.matchAll(/\\([A-Za-z]{2,40})/g)].every(([, name = ""]) => isKnownCommand(name));
}

/** Returns the text of the group whose brace is at an offset, or `undefined` if it is too long. */
function groupAt(text: string, at: number): string | undefined {
  const group = text.slice(at, at + maxDefinitionChars);
  let depth = 0;
  for (const { 0: brace, index } of group.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1;
    if (depth === 0) {
      return group.slice(1, index);
    }
  }
  return undefined;
}
