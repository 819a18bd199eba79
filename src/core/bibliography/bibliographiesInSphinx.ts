import { uniquePaths } from "./bibliographiesNamedIn";

/** Matches a comment of Python, or a string with its prefix; the groups are the prefix and the content. */
const tokens =
  /#.*|(?<prefix>\b[rRuUbBfF]{1,2})?(?:"""(?<long>(?:[^\\]|\\[\s\S]){0,2000}?)"""|'''(?<long2>(?:[^\\]|\\[\s\S]){0,2000}?)'''|"(?<double>(?:[^"\\\n]|\\.){0,500})"|'(?<single>(?:[^'\\\n]|\\.){0,500})')|[()[\]{}\n,+]|[A-Za-z_][\w.]*/g;

/** `bibtex_bibfiles = …`, `: list[str] = …`, `+= …`, and the methods of lists that add to it. */
const statement = /^[ \t]*bibtex_bibfiles[ \t]*(?:(?::[^=\n]{0,100})?(?<plus>\+)?=(?!=)|\.(?<method>append|extend|insert)[ \t]*(?=\())/gm;

const maxStatementChars = 20_000;

/**
 * Returns the bibliographies that a `conf.py` of Sphinx names in `bibtex_bibfiles` (sphinxcontrib-bibtex, "Configuration"), as written there:
 * relative to its folder. Lists, tuples and sets may go over several lines and be added to. Paths that Python still has to compute, as in
 * `os.path.join(…)` or f-strings, are skipped.
 */
export function bibliographiesInSphinx(text: string): readonly string[] {
  let paths: readonly string[] = [];
  for (const found of text.matchAll(statement)) {
    const { plus, method } = found.groups ?? {};
    const from = found.index + found[0].length;
    const named = stringsOf(text.slice(from, from + maxStatementChars));
    paths = plus === undefined && method === undefined ? named : [...paths, ...named];
  }
  return uniquePaths(paths);
}

/** The names of calls whose arguments are the items of a list. */
const listCalls = new Set(["list", "tuple", "set", "sorted"]);

/** Returns the strings of the expression that a text begins with: it ends at a line break outside of brackets. */
function stringsOf(text: string): readonly string[] {
  const strings: string[] = [];
  /** For each open bracket, whether it holds the arguments of a call. */
  const open: boolean[] = [];
  let isCall = false;
  let isNext = false;
  for (const { 0: token, groups = {}, index } of text.matchAll(tokens)) {
    const content = groups["long"] ?? groups["long2"] ?? groups["double"] ?? groups["single"];
    if (token.startsWith("#") || (token === "\n" && (open.length > 0 || text[index - 1] === "\\"))) {
      continue;
    }
    if (token === "\n") {
      break;
    }
    if (content !== undefined) {
      addString(strings, { content, prefix: groups["prefix"] ?? "", isNext, isComputed: open.includes(true) });
    } else if (/^[([{]$/.test(token)) {
      open.push(token === "(" && isCall);
    } else if (/^[)\]}]$/.test(token)) {
      open.pop();
    }
    isNext = content !== undefined;
    isCall = /^\w/.test(token) && content === undefined && !listCalls.has(token);
  }
  return strings;
}

interface PythonString {
  readonly content: string;
  readonly prefix: string;
  /** True if it follows another string, with which Python joins it. */
  readonly isNext: boolean;
  readonly isComputed: boolean;
}

function addString(strings: string[], { content, prefix, isNext, isComputed }: PythonString): void {
  if (isComputed || (/f/i.test(prefix) && content.includes("{"))) {
    return;
  }
  const value = /r/i.test(prefix) ? content : content.replace(/\\([\\'"])/g, "$1");
  if (isNext && strings.length > 0) {
    strings.push(`${strings.pop() ?? ""}${value}`);
  } else {
    strings.push(value);
  }
}
