import { citedAddress } from "../../citations/wording/describePaper";
import { escapeProse } from "../../citations/wording/escapeProse";
import { formatReferenceWithoutAddress, oneLine } from "../../citations/wording/formatReference";
import type { Paper } from "../../paper";
import { linesFrom } from "../../text/lines";
import { findSection, type MarkedLanguage, markedMarkdown, markedRst } from "../markedSection";
import { type ExportedPaper, type ExportOptions, type ExportResult, remarks } from "./exported";

/** How a language of texts writes a section with references. */
interface SectionLanguage extends MarkedLanguage {
  readonly languageId: string;
  readonly heading: string;
  /** The sign and the blank that begin an item of a list. */
  readonly bullet: string;
  formatLink(label: string, address: string): string;
}

const markdown: SectionLanguage = {
  ...markedMarkdown,
  languageId: "markdown",
  heading: "## References",
  bullet: "- ",
  formatLink: (label, address) => `[${label}](<${address.replace(/[<>\\]/g, encodeURIComponent)}>)`,
};

const rst: SectionLanguage = {
  ...markedRst,
  languageId: "restructuredtext",
  // Any other heading would have to fit the levels that the file's own headings have.
  heading: ".. rubric:: References",
  bullet: "* ",
  formatLink: (label, address) => `\`${label} <${address.replace(/[<>`\\]/g, encodeURIComponent).replace(/_$/, "%5F")}>\`__`,
};

/** Writes the references of papers into a section of a Markdown text; see {@link exportSection}. */
export function exportMarkdown(text: string, exported: readonly ExportedPaper[], options: ExportOptions): ExportResult {
  return exportSection(markdown, text, { exported, options });
}

/** Writes the references of papers into a section of a reStructuredText; see {@link exportSection}. */
export function exportRst(text: string, exported: readonly ExportedPaper[], options: ExportOptions): ExportResult {
  return exportSection(rst, text, { exported, options });
}

/**
 * Writes the references between the markers of a text, in alphabetical order. Keeps everything outside of the markers, and what the user
 * wrote before the first reference, such as another heading. A text without markers gets them at its end, with a heading.
 */
function exportSection(
  language: SectionLanguage,
  text: string,
  { exported, options }: { readonly exported: readonly ExportedPaper[]; readonly options: ExportOptions },
): ExportResult {
  const section = findSection(language, text);
  if (section === "problem") {
    return { problem: "markers" };
  }
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const items = itemsOf(language, exported, options);
  if (section) {
    const head = headOf(language, text.slice(section.start, section.end)) ?? [];
    const body = [...blankAround(head), ...blankAround(items)].map((line) => line + lineEnd).join("");
    return { text: text.slice(0, section.start) + (body === "" ? "" : lineEnd + body) + text.slice(section.end) };
  }
  const lines = [language.open, "", language.heading, "", ...blankAround(items), language.close].map((line) => line + lineEnd);
  const result = text + gapAfter(text, lineEnd) + lines.join("");
  const written = findSection(language, result);
  // A code block that is not closed would swallow the section.
  return written === undefined || written === "problem" ? { problem: "unclosed" } : { text: result };
}

/** Returns lines with a blank line after them. */
function blankAround(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [...lines, ""];
}

/** Returns the lines between the opening marker and the first reference, without blank lines around them. */
function headOf({ bullet }: SectionLanguage, body: string): readonly string[] | undefined {
  const lines = [...linesFrom(body, 0)].map((line) => line.text);
  const item = lines.findIndex((line) => line.startsWith(bullet));
  const head = item === -1 ? lines : lines.slice(0, item);
  const first = head.findIndex((line) => line.trim() !== "");
  const last = head.findLastIndex((line) => line.trim() !== "");
  return first === -1 ? undefined : head.slice(first, last + 1);
}

/** Returns the line ends that make a blank line after a text. */
function gapAfter(text: string, lineEnd: string): string {
  if (text.replace(/^\uFEFF/, "") === "") {
    return "";
  }
  const ends = /(?:(?:\r\n|\n|\r)[ \t]*){0,2}$/.exec(text.slice(-200))?.[0].match(/\r\n|\n|\r/g)?.length ?? 0;
  return lineEnd.repeat(Math.max(0, 2 - ends));
}

function itemsOf(language: SectionLanguage, exported: readonly ExportedPaper[], options: ExportOptions): readonly string[] {
  const remarkOf = remarks(exported, options);
  const items = exported.map(({ paper }) => itemOf(language, paper, remarkOf(paper)));
  return [...new Set(items)].sort();
}

function itemOf(language: SectionLanguage, paper: Paper, remark: string | undefined): string {
  const escape = (words: string): string => escapeWords(words, language);
  const address = citedAddress(paper);
  const id = paper.arxiv === undefined ? `doi:${paper.doi ?? ""}` : `arXiv:${paper.arxiv}`;
  const link = address === undefined ? "" : ` ${language.formatLink(escape(id), oneLine(address).replaceAll(" ", "%20"))}`;
  return `${language.bullet}${escape(formatReferenceWithoutAddress(paper))}.${link}${remark === undefined ? "" : ` ${escape(remark)}.`}`;
}

/** Escapes words, also at the beginning of an item, so that they begin no list, no heading, and no entity. */
function escapeWords(words: string, { languageId }: SectionLanguage): string {
  const escaped = escapeProse(words, languageId);
  return languageId === "markdown"
    ? escaped
        .replace(/&(?=#?\w{1,40};)/g, "\\&")
        .replace(/^(\d{1,9})(?=[.)])/, "$1\\")
        .replace(/^[-+=]/, "\\$&")
    : escaped.replace(/^[-+•‣⁃:]|^(?=(?:\(?\w{1,9}[.)]|\.\.) )/, "\\$&");
}
