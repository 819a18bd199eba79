import type { Paper } from "../../paper";
import { type CitationEdit, insertAt } from "../cursor/citationPlace";
import { describeAuthorsAndYear } from "../wording/describePaper";
import type { Cursor } from "../cursor/cursor";
import { type Docstring, docstringAt, escapeDocstringText } from "./docstring";
import { formatReference } from "../wording/formatReference";
import { inlineEdit } from "../cursor/inPlace";
import { indentationOf, lineAt, withLineEndsOf } from "../cursor/linesAround";
import { type EntryForm, formatEntry, isNumbered, nextNumber, readEntries } from "./referenceSection";
import { isReferenceTo } from "../wording/samePaper";

/** PEP 8's maximum line length. */
const docstringColumns = 79;

/** The layout of sections in a style of documentation strings. */
export interface SectionStyle {
  /** Matches the headings of its sections; the first group that matches is the name. */
  readonly heading: RegExp;
  /** Formats the heading of a section of references. */
  readonly format: (indentation: string) => string;
  /** Returns the form of the first reference in a section with this indentation. */
  readonly form: (indentation: string) => EntryForm;
  /** Matches the name of the section before which a new one goes; without such a section it goes to the end. */
  readonly before: RegExp;
}

export const numpydoc: SectionStyle = {
  heading:
    /^[ \t]*([A-Z][\w ]{2,30})\r?\n[ \t]*-{3,}[ \t]*\r?(?:\n|$(?![\s\S]))|^[ \t]*\.\.[ \t]+rubric::[ \t]*([A-Z][\w ]{2,30})\r?(?:\n|$(?![\s\S]))/gm,
  format: (indentation) => `${indentation}References\n${indentation}----------`,
  form: (indentation) => ({ indentation, kind: "footnote", sign: "" }),
  before: /^Examples?$/,
};

export const google: SectionStyle = {
  heading: /^[ \t]*((?:[A-Z]\w{2,20})(?: [A-Z]\w{2,20})?):[ \t]*\r?(?:\n|$(?![\s\S]))/gm,
  format: (indentation) => `${indentation}References:`,
  form: (indentation) => ({ indentation: `${indentation}    `, kind: "plain", sign: "" }),
  before: /^$/,
};

/** The section of references in a documentation string. */
interface Section {
  /** The offset after its heading. */
  readonly start: number;
  /** The offset of the next heading, or of the closing quotes. */
  readonly end: number;
}

/**
 * Cites papers in a documentation string with a section of references: by number if the section numbers them, else by author and year. A
 * paper that the section already has keeps its number; any other is added to the end. A docstring without the section gets one. If the cursor
 * is in the section itself, only the entry is written.
 */
export function sectionEdits(papers: readonly Paper[], cursor: Cursor, style: SectionStyle): readonly CitationEdit[] {
  const { text } = cursor;
  const docstring = docstringAt(cursor);
  const section = findReferences(docstring, style);
  const { entries, form = style.form(docstring.indentation) } = section ? readEntries(text, section.start, section.end) : { entries: [] };
  const footnotes = [...docstring.body.matchAll(/^[ \t]*(?:\.\.[ \t]+)?\[([\w.-]+)\]/gm)].map(([, label = ""]) => label);
  const first = nextNumber([...footnotes, ...entries.map(({ label = "" }) => label)]);
  const known = papers.map((paper) => entries.find((entry) => isReferenceTo(entry.text, paper)));
  const added = papers.filter((_, index) => !known[index]);
  const labels = papers.map((paper, index) => known[index]?.label ?? String(first + added.indexOf(paper)));
  const lines = added.map((paper, index) =>
    formatEntry(referenceIn(paper, form, cursor), form, { label: String(first + index), columns: docstringColumns }),
  );
  const isInSection = section !== undefined && section.start <= cursor.start && cursor.start <= section.end;
  const marker = isNumbered(form) ? numberEdit(labels, form, cursor) : nameEdit(papers, cursor);
  const edits = isInSection || !marker ? [] : [marker];
  return lines.length === 0
    ? edits
    : [...edits, { ...entriesEdit(lines.join("\n"), { cursor, docstring, style, section }), isElsewhere: true }];
}

/** Formats a reference with reStructuredText's markup escaped; the backslashes of these escapes are doubled unless the string is raw. */
function referenceIn(paper: Paper, { kind }: EntryForm, cursor: Cursor): string {
  const reference = formatReference(paper);
  const marked = kind === "footnote" ? reference.replace(/[\\*`|]|_(?![\p{L}\p{N}])/gu, "\\$&") : reference;
  return escapeDocstringText(marked, cursor);
}

/** Inserts `[1]_, [2]_` after the numbers that the cursor is in, without repeating any of them. */
function numberEdit(labels: readonly string[], { kind }: EntryForm, cursor: Cursor): CitationEdit | undefined {
  const { text, start, end, mention } = cursor;
  const mark = kind === "footnote" ? "_" : "";
  const line = lineAt(text, start);
  const chains = [...line.text.matchAll(/\[[\w.-]+\]_?(?:,?[ \t]?\[[\w.-]+\]_?)*/g)];
  const chain = chains.find(({ index, 0: whole }) => line.start + index < start && start <= line.start + index + whole.length);
  const cited = new Set([...(chain?.[0] ?? "").matchAll(/\[([\w.-]+)\]/g)].map(([, label = ""]) => label));
  const missing = [...new Set(labels)].filter((label) => !cited.has(label)).map((label) => `[${label}]${mark}`);
  if (chain && start === end && !mention) {
    return missing.length === 0 ? undefined : insertAt(line.start + chain.index + chain[0].length, `, ${missing.join(", ")}`);
  }
  return missing.length === 0 ? undefined : inlineEdit(missing.join(", "), cursor);
}

function nameEdit(papers: readonly Paper[], cursor: Cursor): CitationEdit {
  return inlineEdit(`(${escapeDocstringText(papers.map(describeAuthorsAndYear).join("; "), cursor)})`, cursor);
}

function findReferences({ body, start, end }: Docstring, { heading }: SectionStyle): Section | undefined {
  const headings = [...body.matchAll(heading)];
  const position = headings.findIndex(([, name, rubric]) => /^(?:References?|Bibliography)$/.test((name ?? rubric ?? "").trim()));
  const found = headings[position];
  const next = headings[position + 1];
  return found && { start: start + found.index + found[0].length, end: next ? start + next.index : end };
}

interface EntriesTarget {
  readonly cursor: Cursor;
  readonly docstring: Docstring;
  readonly style: SectionStyle;
  readonly section: Section | undefined;
}

function entriesEdit(entries: string, { cursor, docstring, style, section }: EntriesTarget): CitationEdit {
  const { text, start, end } = cursor;
  if (section) {
    const line = lineAt(text, start);
    const isFree = start === end && section.start <= start && start <= section.end && line.text.trim() === "";
    const at = section.start + text.slice(section.start, section.end).trimEnd().length;
    const isBehindLine = at > section.start || text[at - 1] !== "\n";
    return isFree
      ? { start: line.start, end: line.end, newText: withLineEndsOf(text, entries) }
      : insertAt(at, withLineEndsOf(text, isBehindLine ? `\n${entries}` : `${entries}\n`));
  }
  const made = `${style.format(docstring.indentation)}\n${entries}`;
  const next = [...docstring.body.matchAll(style.heading)].find(
    ({ 1: name = "", index }) => style.before.test(name.trim()) && docstring.start + index >= end,
  );
  if (next) {
    return insertAt(docstring.start + next.index, withLineEndsOf(text, `${made}\n\n`));
  }
  const at = Math.max(docstring.start + docstring.body.trimEnd().length, end);
  const closing = docstring.closesBehindWords ? `\n${closingIndentation(cursor)}` : "";
  return insertAt(at, withLineEndsOf(text, `\n\n${made}${closing}`));
}

/** The closing quotes get the indentation of the opening ones. */
function closingIndentation({ text, region }: Cursor): string {
  return indentationOf(lineAt(text, region?.start ?? 0).text);
}
