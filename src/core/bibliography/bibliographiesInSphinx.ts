import { uniquePaths } from "./bibliographiesNamedIn";
import { readExpression } from "./pythonExpression";
import { itemsOf, normalized, type PythonValue } from "./pythonPaths";

/** Matches a text in three quotes, or an assignment, or a call of a method that adds to the list of bibliographies. */
const statement =
  /("""(?:[^\\]|\\[\s\S]){0,20000}?"""|'''(?:[^\\]|\\[\s\S]){0,20000}?''')|^[ \t]*(?<name>[A-Za-z_]\w{0,60})[ \t]*(?:(?::[^=\n]{0,100})?(?<plus>\+)?=(?!=)|(?<=bibtex_bibfiles)\.(?<method>append|extend|insert)[ \t]*(?=\())/gm;

const maxStatementChars = 20_000;
const setting = "bibtex_bibfiles";

/**
 * Returns the bibliographies that a `conf.py` of Sphinx names in `bibtex_bibfiles` (sphinxcontrib-bibtex, "Configuration"), relative to its
 * folder. Lists, tuples and sets may go over several lines and be added to. Paths that follow from `__file__`, from other variables and from
 * the functions of `os.path` and `pathlib` are read; what only Python can compute, such as the result of `glob`, is left out.
 */
export function bibliographiesInSphinx(text: string): readonly string[] {
  if (!text.includes(setting)) {
    return [];
  }
  const variables = new Map<string, PythonValue>([["__file__", "./conf.py"]]);
  let end = 0;
  for (const { 0: begun, index, groups } of text.matchAll(statement)) {
    const { name, plus, method } = groups ?? {};
    if (name === undefined || index < end) {
      continue;
    }
    const start = index + begun.length;
    const read = readExpression(text.slice(start, start + maxStatementChars), variables);
    end = start + read.end;
    // A condition may hold or not, so each branch counts.
    const isInBranch = name === setting && /^[ \t]/.test(begun);
    const isAdded = plus !== undefined || method !== undefined || isInBranch;
    variables.set(name, isAdded ? added(variables.get(name), read.value) : read.value);
  }
  return uniquePaths(itemsOf(variables.get(setting)).map(plainPath));
}

function added(old: PythonValue, value: PythonValue): PythonValue {
  return typeof old === "string" && typeof value === "string" ? old + value : [...itemsOf(old), ...itemsOf(value)];
}

function plainPath(path: string): string {
  return /^[a-z][\w+.-]+:\/\//i.test(path) || path.includes("\\") ? path : normalized(path);
}
