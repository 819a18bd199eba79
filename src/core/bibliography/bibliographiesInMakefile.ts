/** The files that the calls of Pandoc in a Makefile name. */
export interface NamedByPandoc {
  readonly bibliographies: readonly string[];
  /** Files with defaults or metadata, which may name bibliographies. */
  readonly defaults: readonly string[];
}

/**
 * Returns the files that a Makefile passes to Pandoc by `--bibliography`, `-M bibliography=…`, `--defaults` (`-d`) and `--metadata-file` (Pandoc's
 * manual, "Options"), as written there. A file with defaults needs no ending. Variables that the Makefile defines are replaced; paths that Make
 * still has to complete are skipped, as are lines that do not call Pandoc.
 */
export function bibliographiesInMakefile(text: string): NamedByPandoc {
  const lines = text.replace(/\\\r?\n/g, " ").split(/\r?\n/);
  const variables = variablesIn(lines);
  const calls = expandedWithin(
    lines.filter((line) => /pandoc/i.test(line) && !/^\s*#/.test(line)),
    variables,
  );
  const named = calls.flatMap((line) => filesIn(wordsOf(line))).filter(({ path }) => path !== "" && !/[$*]/.test(path));
  const pathsOf = (wanted: NamedFile["kind"]): readonly string[] => named.flatMap(({ kind, path }) => (kind === wanted ? [path] : []));
  return { bibliographies: pathsOf("bibliography"), defaults: pathsOf("defaults") };
}

const assignment = /^ {0,8}(?:export[ \t]+)?([\w.-]{1,60})[ \t]{0,40}([+?:]{0,3})=[ \t]{0,40}(.*)$/;

/** Returns the variables that a Makefile defines, except for those that a program has to compute. */
function variablesIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const variables = new Map([["CURDIR", "."]]);
  for (const line of lines) {
    const [, name, operator = "", value = ""] = assignment.exec(line) ?? [];
    if (name !== undefined) {
      const plain = value.replace(/(?:^|[ \t])#.*/, "").trim();
      const old = variables.get(name);
      variables.set(name, operator === "+" && old !== undefined ? `${old} ${plain}` : operator === "?" ? (old ?? plain) : plain);
    }
  }
  return variables;
}

/** Variables may have others as their value, up to this depth. */
const maxDepth = 5;
const maxLineChars = 20_000;

/** A short file whose lines repeat a long variable would take minutes. */
const maxChars = 1_000_000;

/** Returns lines with the values of variables, as many as are read in a second. */
function expandedWithin(lines: readonly string[], variables: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  for (let [index, chars] = [0, 0]; index < lines.length && chars < maxChars; index++) {
    const line = expanded(lines[index] ?? "", variables);
    chars += line.length;
    found.push(line);
  }
  return found;
}

function expanded(line: string, variables: ReadonlyMap<string, string>): string {
  let text = line;
  for (let depth = 0; depth < maxDepth && text.length <= maxLineChars && text.includes("$"); depth++) {
    let chars = text.length;
    const next = text.replace(/\$(?:\(([\w.-]{1,60})\)|\{([\w.-]{1,60})\})/g, (whole, round?: string, curly?: string) => {
      const value = variables.get(round ?? curly ?? "") ?? whole;
      chars += value.length;
      return chars > maxLineChars ? whole : value;
    });
    if (chars > maxLineChars) {
      return text;
    }
    text = next;
  }
  return text;
}

/** Returns the words of a shell command, without their quotes. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:[^\s"'\\;|&]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g) ?? [];
  // A backslash before another may begin the name of a computer, and stays.
  return words.map((word) => word.replace(/\\([^\\\w])|["']/g, "$1"));
}

interface NamedFile {
  readonly kind: "bibliography" | "defaults";
  readonly path: string;
}

/** Matches an option of Pandoc that takes a value, also behind options in one word that take none (`-sd paper`). */
const option =
  /^(?:--(?<long>bibliography|defaults|metadata-file|metadata|variable)(?:=(?<value>.*))?|-[sNpC]{0,4}(?<short>[bdMV])(?<joined>.*))$/s;

function filesIn(words: readonly string[]): readonly NamedFile[] {
  return words.flatMap((word, index): readonly NamedFile[] => {
    const { long, short, value, joined = "" } = option.exec(word)?.groups ?? {};
    const given = value ?? (joined === "" ? (words[index + 1] ?? "") : joined);
    if (long === "bibliography" || (short === "b" && /\.(?:bib|bibtex|json|ya?ml)$/i.test(given))) {
      return [{ kind: "bibliography", path: given }];
    }
    if (long === "metadata" || long === "variable" || short === "M" || short === "V") {
      const path = /^bibliography[=:](.*)$/s.exec(given)?.[1];
      return path === undefined ? [] : [{ kind: "bibliography", path }];
    }
    if (long === "metadata-file") {
      return [{ kind: "defaults", path: given }];
    }
    const isDefaults = (long === "defaults" || short === "d") && given !== "";
    return isDefaults ? [{ kind: "defaults", path: /\.\w{1,10}$/.test(given) ? given : `${given}.yaml` }] : [];
  });
}
