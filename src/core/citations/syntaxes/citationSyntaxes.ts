import type { Citation, ListBrackets } from "./citation";
import { keysInList } from "./keysInList";
import { latexFamily, markdownFamily, patternRows } from "./citationPatterns";
import { findLatexCitations, openLatexKey } from "./latexCitations";
import type { PatternRow } from "./patternRow";
import { findPandocCitations } from "./pandocCitations";

/** The key before a cursor: as `typed`, or in braces, or as the last of a `list`. */
export type OpenKey = Readonly<Partial<Record<"list" | "typed" | "braced" | "bare", string>>>;

/** A syntax for citing by keys. */
export interface CitationSyntax {
  readonly id: string;
  readonly languages: readonly string[];
  readonly separator?: string;
  readonly brackets?: ListBrackets;
  readonly keyPrefix: string;
  /** Returns the citations of a text whose quiet parts are blanked. */
  find(text: string): Iterable<Citation>;
  /** Reads the text before a cursor, and returns the key that is being typed in a citation there. */
  readonly open: (before: string) => OpenKey | undefined;
  /** Matches the text that must follow the cursor. */
  readonly openBefore?: RegExp;
}

/** All syntaxes for citing by key, in the order in which they are tried at a cursor. */
export const citationSyntaxes: readonly CitationSyntax[] = [
  {
    id: "latex",
    languages: `${latexFamily} ${markdownFamily} org`.split(" "),
    separator: ",",
    keyPrefix: "",
    find: findLatexCitations,
    open: openLatexKey,
  },
  ...patternRows.map(syntaxOf),
  {
    // Pandoc's manual, "Citation syntax"
    id: "pandoc",
    languages: markdownFamily.split(" "),
    separator: ";",
    keyPrefix: "@",
    find: findPandocCitations,
    open: matching(
      /(?<![\p{L}\p{N}_\\/.+%@=]|\]\(|=")@(?:\{(?<braced>[^{}\s]*)|(?<typed>(?:[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_:.#$%&\-+?<>~/]*[\p{L}\p{N}\p{M}_\-+#$%&~/])?)?))$/u,
    ),
  },
];

/** Returns the syntaxes of a language, the most specific first; the list is empty if the language has none. */
export function citationSyntaxesOf(languageId: string): readonly CitationSyntax[] {
  return byLanguage.get(languageId) ?? [];
}

const byLanguage: ReadonlyMap<string, readonly CitationSyntax[]> = new Map(
  [...new Set(citationSyntaxes.flatMap(({ languages }) => languages))].map((id) => [
    id,
    citationSyntaxes.filter(({ languages }) => languages.includes(id)),
  ]),
);

/** Returns a reader of the key that a pattern finds before a cursor. */
function matching(pattern: RegExp): CitationSyntax["open"] {
  return (before) => pattern.exec(before)?.groups;
}

function syntaxOf(row: PatternRow): CitationSyntax {
  const { id, languages, separator, brackets, keyPrefix = "", open, openBefore } = row;
  return {
    id,
    languages: languages.split(" "),
    ...(separator === undefined ? {} : { separator }),
    ...(brackets === undefined ? {} : { brackets }),
    keyPrefix,
    open: matching(open),
    ...(openBefore === undefined ? {} : { openBefore }),
    *find(text) {
      for (const found of text.matchAll(row.pattern)) {
        yield citationOf(row, found);
      }
    },
  };
}

function citationOf(row: PatternRow, found: RegExpExecArray): Citation {
  const { id, separator, brackets, keyPrefix = "", closing, key, isCertain } = row;
  const groups = found.indices?.groups ?? {};
  const [listStart, listEnd] = groups["keys"] ?? groups["label"] ?? groups["bare"] ?? [found.index, found.index];
  return {
    syntax: id,
    start: found.index,
    end: found.index + found[0].length,
    listStart,
    listEnd,
    keys: keysInList(found.input.slice(listStart, listEnd), listStart, {
      separator: keyPrefix === "" ? separator : undefined,
      key,
      brackets,
    }),
    ...(separator === undefined ? {} : { separator }),
    ...(brackets === undefined ? {} : { brackets }),
    keyPrefix,
    closing,
    isCertain: isCertain?.(found[0]) ?? true,
  };
}
