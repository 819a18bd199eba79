import type { Paper } from "../../paper";
import { type CitationEdit, insertAt } from "../cursor/citationPlace";
import { describeShortly } from "../wording/describePaper";
import type { Cursor } from "../cursor/cursor";
import { type Docstring, docstringAt, insideDocstring } from "./docstring";
import { formatReference } from "../wording/formatReference";
import { inlineEdit } from "../cursor/inPlace";
import { indentationOf, lineAt, withLineEndsOf } from "../cursor/linesAround";
import { type EntryForm, formatEntry, isNumbered, nextNumber, readEntries } from "./referenceSection";
import { isReferenceTo } from "../wording/samePaper";

/** PEP 8's limit for the lines of documentation. */
const columns = 79;

/** How a style of documentation strings writes a section. */
export interface SectionStyle {
  /** The headings of its sections; the first group is the name. */
  readonly heading: RegExp;
  readonly format: (indentation: string) => string;
  /** How its references begin where there are none yet, in the indentation of the section. */
  readonly form: (indentation: string) => EntryForm;
  /** The section before which a new one stands; at the end where there is none. */
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

/** Where the references of a documentation string are. */
interface Section {
  /** Behind its heading. */
  readonly start: number;
  /** Before the next heading, or before the closing quotes. */
  readonly end: number;
}

/**
 * Cites papers in a documentation string with a section of references: by number where the section counts them, else by author and year.
 * A paper that is there is cited by its number; any other is added at the section's end, and a docstring without the section gets one.
 * With the cursor in the section itself only the entry is written.
 */
export function sectionEdits(papers: readonly Paper[], cursor: Cursor, style: SectionStyle): readonly CitationEdit[] {
  const { text } = cursor;
  const docstring = docstringAt(cursor);
  const section = referencesOf(docstring, style);
  const { entries, form = style.form(docstring.indentation) } = section ? readEntries(text, section.start, section.end) : { entries: [] };
  const footnotes = [...docstring.body.matchAll(/^[ \t]*(?:\.\.[ \t]+)?\[([\w.-]+)\]/gm)].map(([, label = ""]) => label);
  const first = nextNumber([...footnotes, ...entries.map(({ label = "" }) => label)]);
  const known = papers.map((paper) => entries.find((entry) => isReferenceTo(entry.text, paper)));
  const added = papers.filter((_, index) => !known[index]);
  const labels = papers.map((paper, index) => known[index]?.label ?? String(first + added.indexOf(paper)));
  const lines = added.map((paper, index) => formatEntry(referenceIn(paper, form, cursor), form, { label: String(first + index), columns }));
  const isInSection = section !== undefined && section.start <= cursor.start && cursor.start <= section.end;
  const marker = isNumbered(form) ? numberEdit(labels, form, cursor) : nameEdit(papers, cursor);
  const edits = isInSection || !marker ? [] : [marker];
  return lines.length === 0
    ? edits
    : [...edits, { ...entriesEdit(lines.join("\n"), { cursor, docstring, style, section }), isElsewhere: true }];
}

/** In reStructuredText some signs would be marks; in a string that is not raw the backslash before them is written twice. */
function referenceIn(paper: Paper, { kind }: EntryForm, cursor: Cursor): string {
  const reference = formatReference(paper);
  const marked = kind === "footnote" ? reference.replace(/[\\*`|]|_(?![\p{L}\p{N}])/gu, "\\$&") : reference;
  return insideDocstring(marked, cursor);
}

/** `[1]_, [2]_`; behind those that the cursor is in, and none of them twice. */
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
  return inlineEdit(`(${insideDocstring(papers.map(describeShortly).join("; "), cursor)})`, cursor);
}

function referencesOf({ body, start, end }: Docstring, { heading }: SectionStyle): Section | undefined {
  const headings = [...body.matchAll(heading)];
  const position = headings.findIndex(([, name, rubric]) => /^(?:References?|Bibliography)$/.test((name ?? rubric ?? "").trim()));
  const found = headings[position];
  const next = headings[position + 1];
  return found && { start: start + found.index + found[0].length, end: next ? start + next.index : end };
}

interface EntriesPlace {
  readonly cursor: Cursor;
  readonly docstring: Docstring;
  readonly style: SectionStyle;
  readonly section: Section | undefined;
}

function entriesEdit(entries: string, { cursor, docstring, style, section }: EntriesPlace): CitationEdit {
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

/** The closing quotes go beneath the opening ones. */
function closingIndentation({ text, region }: Cursor): string {
  return indentationOf(lineAt(text, region?.start ?? 0).text);
}
