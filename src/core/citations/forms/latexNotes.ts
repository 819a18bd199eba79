const signs: Readonly<Record<string, string>> = {
  "[": "{[}",
  "]": "{]}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "\\": "\\textbackslash{}",
};
const signOf: ReadonlyMap<string, string> = new Map(Object.entries(signs).map(([sign, written]) => [written, sign]));

/** Matches a command, an escaped sign, or a sign that must be written otherwise in a note. `~` stays, because users of LaTeX type it. */
const token = /\\(?:[a-zA-Z]+|[%&#_${}[\]])|[\\%&#_$[\]{}]/g;

interface Sign {
  readonly sign: string;
  readonly at: number;
}

/**
 * Returns a note, such as `see` or `p.~3`, as an optional argument needs it. Formulas, commands, groups in braces and what is already escaped
 * stay, because users of LaTeX type them.
 */
export function escapeNote(typed: string): string {
  const found = [...typed.matchAll(token)].map(({ 0: sign, index }) => ({ sign, at: index }));
  const dollars = found.filter(({ sign }) => sign === "$");
  // An odd number of dollars is no formula.
  const isMath = dollars.length > 0 && dollars.length % 2 === 0;
  const pairs = pairedBraces(found);
  const parts: string[] = [];
  let [last, depth, isInMath] = [0, 0, false];
  for (const { sign, at } of found) {
    parts.push(typed.slice(last, at));
    last = at + sign.length;
    if (pairs.has(at)) {
      depth += sign === "{" ? 1 : -1;
      parts.push(sign);
    } else if (sign === "$" && isMath) {
      isInMath = !isInMath;
      // A bracket in a formula would end the note.
      parts.push(isInMath ? "{$" : "$}");
    } else {
      const stays = sign.length > 1 || (/[[\]]/.test(sign) && (depth > 0 || isInMath)) || (/[_&#]/.test(sign) && isInMath);
      parts.push(stays ? sign : (signs[sign] ?? `\\${sign}`));
    }
  }
  return [...parts, typed.slice(last)].join("").replace(/\{(\$[^$[\]]*\$)\}/g, "$1");
}

/** Returns the offsets of the braces that belong together, for signs in order. */
function pairedBraces(found: readonly Sign[]): ReadonlySet<number> {
  const [open, paired]: [number[], Set<number>] = [[], new Set()];
  for (const { sign, at } of found) {
    if (sign === "{") {
      open.push(at);
    }
    const opened = sign === "}" ? open.pop() : undefined;
    if (opened !== undefined) {
      paired.add(opened).add(at);
    }
  }
  return paired;
}

/** Returns what a user would type for a note in the source. `escapeNote` is its inverse. */
export function plainNote(source: string): string {
  const signsOnly = source.replace(
    /\{[[\]]\}|\\text(?:braceleft|braceright|backslash)\{\}|\\[%&#_]/g,
    (found) => signOf.get(found) ?? found.slice(1),
  );
  const math = signsOnly.replace(/\{(\$[^$]*[[\]][^$]*\$)\}/g, "$1");
  const dollars = math.match(/\\?\$/g) ?? [];
  const isPlain = dollars.length % 2 === 1 && dollars.every((sign) => sign.length === 2);
  return isPlain ? math.replace(/\\\$/g, "$") : math;
}
