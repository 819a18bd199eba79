import type { BibtexEntryParts } from "./formatBibtex";
import { splitBibtex } from "./splitBibtex";

/** How the entries of a .bib file look. */
export interface BibtexLook {
  readonly lineEnd: "\n" | "\r\n";
  readonly indentation: string;
  /** In how many columns the names of fields are padded before `=`; 0 where they are not. */
  readonly nameWidth: number;
  /** `" = "`, `"="`: what stands between a name, padded or not, and its value. */
  readonly equals: string;
  readonly quotes: boolean;
  readonly trailingComma: boolean;
  /** Whether the closing brace has a line of its own. */
  readonly closesOnOwnLine: boolean;
  /** How the names of fields and entry types are written. */
  readonly nameCase: Case;
  readonly typeCase: Case;
  /** Line ends between an entry and the next: 1 or 2. */
  readonly gap: number;
}

type Case = "lower" | "upper" | "capital" | "own";

const plainLook = {
  indentation: "  ",
  nameWidth: 13,
  equals: " = ",
  quotes: false,
  trailingComma: false,
  closesOnOwnLine: true,
  nameCase: "own",
  typeCase: "lower",
  gap: 2,
} as const;
/** So many of the last entries tell how the file looks. */
const looked = 12;
const fieldLine = /^([ \t]{0,40})([A-Za-z][\w-]{0,40})([ \t]{0,40})=([ \t]{0,40})([{"])?/gm;

/** They are looked for in so many characters: a large file is not gone through for them. */
const longestTail = 60_000;

/** The end of a text, from the beginning of a line. */
function tailOf(text: string): string {
  return text.length <= longestTail ? text : text.slice(text.indexOf("\n@", text.length - longestTail) + 1);
}

/** How the last entries of a .bib text look; CiteLens's own look where it has none with a field on a line of its own. */
export function bibtexLookOf(whole: string): BibtexLook {
  const lineEnd = whole.includes("\r\n") ? "\r\n" : "\n";
  const text = tailOf(whole);
  const entries = splitBibtex(text)
    .filter(({ kind, closed }) => kind === "entry" && closed)
    .slice(-looked);
  const bodies = entries.map(({ bodyStart, end }) => text.slice(bodyStart, end));
  const fields = bodies.flatMap((body) => [...body.matchAll(fieldLine)].filter(({ index }) => index > 0));
  if (fields.length === 0) {
    return { ...plainLook, lineEnd };
  }
  const gaps = entries.slice(1).map(({ start }) => (/\n[ \t]*\r?\n[ \t]*$/.test(text.slice(Math.max(0, start - 200), start)) ? 2 : 1));
  return {
    lineEnd,
    indentation: mostOf(fields.map(([, indentation = ""]) => indentation)) ?? "",
    ...equalsOf(fields),
    quotes: mostOf(fields.flatMap(([, , , , , open]) => (open === undefined ? [] : [open]))) === '"',
    trailingComma: mostOf(bodies.map((body) => /,\s*[})]$/.test(body))) ?? false,
    closesOnOwnLine: mostOf(bodies.map((body) => /\n[ \t]*[})]$/.test(body))) ?? true,
    nameCase: caseOf(fields.map(([, , name = ""]) => name)),
    typeCase: caseOf(entries.map(({ start, bodyStart }) => /^@\s*(\w+)/.exec(text.slice(start, bodyStart))?.[1] ?? "")),
    gap: mostOf(gaps) ?? 2,
  };
}

/** An entry that looks so; no line break at its end. */
export function formatEntryLike({ type, citekey, fields }: BibtexEntryParts, look: BibtexLook): string {
  const lines = fields.map(
    ([name, value]) => `${look.indentation}${cased(name, look.nameCase).padEnd(look.nameWidth)}${look.equals}${delimited(value, look)}`,
  );
  const close = `${look.trailingComma ? "," : ""}${look.closesOnOwnLine ? look.lineEnd : ""}}`;
  return `@${cased(type, look.typeCase)}{${citekey},${look.lineEnd}${lines.join(`,${look.lineEnd}`)}${close}`;
}

/** Padded where names of different lengths have `=` in one column. */
function equalsOf(fields: readonly RegExpExecArray[]): Pick<BibtexLook, "nameWidth" | "equals"> {
  const after = mostOf(fields.map(([, , , , space = ""]) => space)) ?? " ";
  const columns = fields.map(([, , name = "", before = ""]) => name.length + before.length);
  const column = mostOf(columns) ?? 0;
  const names = new Set(fields.map(([, , name = ""]) => name.length));
  const isPadded = names.size > 1 && columns.filter((one) => one === column).length > 0.8 * columns.length;
  if (!isPadded) {
    return { nameWidth: 0, equals: `${mostOf(fields.map(([, , , before = ""]) => before)) ?? " "}=${after}` };
  }
  const longest = Math.max(
    ...fields.flatMap(([, , name = "", before = ""]) => (name.length + before.length === column ? [name.length] : [])),
  );
  const gap = column > longest ? " " : "";
  return { nameWidth: column - gap.length, equals: `${gap}=${after}` };
}

function caseOf(names: readonly string[]): Case {
  const cases = names.map((name): Case =>
    name === name.toUpperCase() ? "upper" : /^[A-Z]/.test(name) ? "capital" : /[A-Z]/.test(name) ? "own" : "lower",
  );
  const most = mostOf(cases) ?? "own";
  return most === "lower" && cases.includes("own") ? "own" : most;
}

function cased(name: string, nameCase: Case): string {
  switch (nameCase) {
    case "lower":
      return name.toLowerCase();
    case "upper":
      return name.toUpperCase();
    case "capital":
      return name.charAt(0).toUpperCase() + name.slice(1);
    case "own":
      return name;
  }
}

/** A quote outside braces would end a quoted value: such a value has braces. */
function delimited(value: string, look: BibtexLook): string {
  let depth = 0;
  const hasQuote = [...value].some((sign) => {
    depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    return sign === '"' && depth === 0;
  });
  return look.quotes && !hasQuote ? `"${value}"` : `{${value}}`;
}

/** What comes most often, the first of those that come equally often. */
function mostOf<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
