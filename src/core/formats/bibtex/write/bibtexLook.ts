import type { BibtexEntryParts } from "./bibtexEntryOf";
import { splitBibtex } from "../splitBibtex";
import { isMonthMacro } from "../bibtexDates";

/** The layout of the entries in a .bib file. */
export interface BibtexLook {
  readonly lineEnd: "\n" | "\r\n";
  readonly indentation: string;
  /** The columns to which field names are padded before `=`, or 0 if they are not padded. */
  readonly nameWidth: number;
  /** The text between a name, padded or not, and its value: `" = "`, `"="`. */
  readonly equals: string;
  readonly quotes: boolean;
  readonly trailingComma: boolean;
  /** `true` if the closing brace has a line of its own. */
  readonly closesOnOwnLine: boolean;
  /** The letter case of field names and entry types. */
  readonly nameCase: Case;
  readonly typeCase: Case;
  /** The number of line breaks between two entries: 1 or 2. */
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
const fieldLine = /^([ \t]{0,40})([A-Za-z][\w-]{0,40})([ \t]{0,40})=([ \t]{0,40})([{"])?/gm;

/** Entries are looked for only this near, as a large file takes too long. */
const maxDistance = 60_000;

/** Returns the text around an offset, from the beginning of a line to the end of one. */
function around(text: string, at: number): { readonly text: string; readonly at: number } {
  const from = at <= maxDistance ? 0 : text.indexOf("\n@", at - maxDistance) + 1;
  const to = text.length - at <= maxDistance ? text.length : text.indexOf("\n@", at + maxDistance) + 1;
  return { text: text.slice(from, to === 0 ? text.length : to), at: at - from };
}

/**
 * Returns the layout of the entry nearest before an offset of a .bib text, else of the nearest behind it. It is CiteLens's own if no entry has a
 * field on its own line.
 */
export function bibtexLookOf(whole: string, offset = whole.length): BibtexLook {
  const lineEnd = whole.includes("\r\n") ? "\r\n" : "\n";
  const { text, at } = around(whole, offset);
  const entries = splitBibtex(text).filter(({ kind, closed }) => kind === "entry" && closed);
  const before = entries.filter(({ end }) => end <= at).reverse();
  const fieldsIn = (body: string): readonly RegExpExecArray[] => [...body.matchAll(fieldLine)].filter(({ index }) => index > 0);
  const nearest = [...before, ...entries.filter(({ end }) => end > at)].find(
    ({ bodyStart, end }) => fieldsIn(text.slice(bodyStart, end)).length > 0,
  );
  if (!nearest) {
    return { ...plainLook, lineEnd };
  }
  const bodies = [text.slice(nearest.bodyStart, nearest.end)];
  const fields = bodies.flatMap(fieldsIn);
  const position = entries.indexOf(nearest);
  const neighbour = entries[position + 1] ?? entries[position];
  const gaps = (neighbour === entries[0] ? [] : [neighbour]).flatMap((one) =>
    one === undefined ? [] : [/\n[ \t]*\r?\n[ \t]*$/.test(text.slice(Math.max(0, one.start - 200), one.start)) ? 2 : 1],
  );
  return {
    lineEnd,
    indentation: mostFrequent(fields.map(([, indentation = ""]) => indentation)) ?? "",
    ...equalsOf(fields),
    quotes: mostFrequent(fields.flatMap(([, , , , , open]) => (open === undefined ? [] : [open]))) === '"',
    trailingComma: mostFrequent(bodies.map((body) => /,\s*[})]$/.test(body))) ?? false,
    closesOnOwnLine: mostFrequent(bodies.map((body) => /\n[ \t]*[})]$/.test(body))) ?? true,
    nameCase: caseOf(fields.map(([, , name = ""]) => name)),
    typeCase: caseOf([nearest].map(({ start, bodyStart }) => /^@\s*(\w+)/.exec(text.slice(start, bodyStart))?.[1] ?? "")),
    gap: mostFrequent(gaps) ?? 2,
  };
}

/** Formats an entry in this layout, without a final line break. */
export function formatEntryLike({ type, citekey, fields }: BibtexEntryParts, look: BibtexLook): string {
  const lines = fields.map((field) => `${look.indentation}${formatFieldLike(field, look)}`);
  const close = `${look.trailingComma ? "," : ""}${look.closesOnOwnLine ? look.lineEnd : ""}}`;
  return `@${formatTypeLike(type, look)}{${citekey},${look.lineEnd}${lines.join(`,${look.lineEnd}`)}${close}`;
}

/** Formats a field in this layout, without its indentation and a comma. */
export function formatFieldLike([name, value]: readonly [name: string, value: string], look: BibtexLook): string {
  return `${formatNameLike(name, look).padEnd(look.nameWidth)}${look.equals}${formatValueLike([name, value], look)}`;
}

/** Formats the name of a field in the letter case of this layout. */
export function formatNameLike(name: string, look: BibtexLook): string {
  return cased(name, look.nameCase);
}

/** Formats the type of an entry in the letter case of this layout. */
export function formatTypeLike(type: string, look: BibtexLook): string {
  return cased(type, look.typeCase);
}

/** Names are padded if fields with names of different lengths have `=` in the same column. */
function equalsOf(fields: readonly RegExpExecArray[]): Pick<BibtexLook, "nameWidth" | "equals"> {
  const after = mostFrequent(fields.map(([, , , , space = ""]) => space)) ?? " ";
  const columns = fields.map(([, , name = "", before = ""]) => name.length + before.length);
  const column = mostFrequent(columns) ?? 0;
  const names = new Set(fields.map(([, , name = ""]) => name.length));
  const isPadded = names.size > 1 && columns.filter((one) => one === column).length > 0.8 * columns.length;
  if (!isPadded) {
    return { nameWidth: 0, equals: `${mostFrequent(fields.map(([, , , before = ""]) => before)) ?? " "}=${after}` };
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
  const most = mostFrequent(cases) ?? "own";
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

/** Formats the value of a field. A quote outside of braces would end a quoted value, so a value with such a quote is put in braces. */
export function formatValueLike([name, value]: readonly [string, string], look: BibtexLook): string {
  let depth = 0;
  const hasQuote = [...value].some((sign) => {
    depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    return sign === '"' && depth === 0;
  });
  if (isMonthMacro(name, value)) {
    return value;
  }
  return look.quotes && !hasQuote ? `"${value}"` : `{${value}}`;
}

/** Returns the most frequent value, or the first of several equally frequent ones. */
function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
