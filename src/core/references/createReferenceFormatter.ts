import { oneLine } from "../citations/wording/formatReference";
import type { Paper } from "../paper";
import type { CslEngine, CslProcessor } from "./cslProcessor";
import type { CslElement } from "./parseCsl";
import { referenceItem } from "./referenceItem";

/** A CSL style, ready for papers. */
export interface ReferenceFormatter {
  /**
   * The reference of each paper as one line of plain text, in the order that the style wants; several are numbered where it numbers them, one alone
   * is not. The problem says why there is none: the style prints nothing, or citeproc-js stumbles over it.
   */
  format(papers: readonly Paper[]): { readonly references: readonly string[]; readonly problem?: string };
}

/** What makes a style ready. */
export interface ReferenceFormatterOptions {
  /** The root of the style's file; it is written into, and so good for one formatter. */
  readonly style: CslElement;
  /** The language of the references; else the style's own, else American English. */
  readonly locale?: string | undefined;
  /** The roots of the locale files by their names, those that `localesNeeded` tells; each asked for is good for one formatter too. */
  readonly localeOf: (locale: string) => CslElement | undefined;
}

const americanEnglish = "en-US";
const outputFormat = "citelens";
/** Stand around what a style sets in the margin, which is the number; a text cannot hold them. */
const [marginStart, marginEnd] = ["\u0001", "\u0002"];
const labelled = new RegExp(`^\\s*${marginStart}([^]*?)${marginEnd}\\s*`);
const nothingPrinted = "[CSL STYLE ERROR: reference with no printed form.]";

/** The names of the locales that a style is made ready with; of some there may be no file, and the style does without. */
export function localesNeeded(processor: CslProcessor, style: CslElement, locale: string | undefined): readonly string[] {
  return processor.getLocaleNames(style, locale);
}

/** A style made ready, which takes citeproc-js up to a second for a large one; the problem says why it cannot be used. */
export function createReferenceFormatter(
  processor: CslProcessor,
  options: ReferenceFormatterOptions,
): { readonly formatter?: ReferenceFormatter; readonly problem?: string } {
  let items: ReadonlyMap<string, unknown> = new Map();
  let lastId = 0;
  const retrieveItem = (id: string): unknown => structuredCopy(items.get(id));
  try {
    const engine = createEngine(processor, options, retrieveItem);
    const format: ReferenceFormatter["format"] = (papers) => {
      // No paper has chosen its id, and none is used again: citeproc-js remembers what it knew of an id.
      items = new Map(papers.map((paper) => [`n${++lastId}`, paper] as const).map(([id, paper]) => [id, { ...referenceItem(paper), id }]));
      try {
        return checked(formatAll(engine, [...items.keys()]), papers.length);
      } catch (error) {
        return { references: [], problem: describe(error) };
      }
    };
    return { formatter: { format } };
  } catch (error) {
    return { problem: describe(error) };
  }
}

function createEngine(
  processor: CslProcessor,
  { style, locale, localeOf }: ReferenceFormatterOptions,
  retrieveItem: (id: string) => unknown,
): CslEngine {
  const { Formats } = processor.Output;
  Formats[outputFormat] = {
    ...Formats["text"],
    "@display/left-margin": (_state: unknown, text: string) => `${marginStart}${text}${marginEnd}`,
  };
  const retrieveLocale = (name: string): CslElement | false => localeOf(name) ?? localeOf(americanEnglish) ?? false;
  const engine = new processor.Engine({ retrieveItem, retrieveLocale }, style, locale ?? americanEnglish, locale !== undefined);
  engine.setOutputFormat(outputFormat);
  return engine;
}

/** A style for notes alone has no bibliography: a citation in full is its reference. */
function formatAll(engine: CslEngine, ids: readonly string[]): readonly string[] {
  engine.updateItems(ids);
  const bibliography = engine.makeBibliography();
  const entries = bibliography ? bibliography[1] : ids.map((id) => engine.makeCitationCluster([{ id }]));
  return entries.map((entry) => toLine(entry, ids.length > 1));
}

function toLine(entry: string, isNumbered: boolean): string {
  const number = labelled.exec(entry)?.[1]?.trim() ?? "";
  const text = oneLine(entry.replace(labelled, ""));
  return isNumbered && number !== "" ? `${number} ${text}` : text;
}

function checked(references: readonly string[], expected: number): ReturnType<ReferenceFormatter["format"]> {
  return references.length !== expected || references.some((reference) => reference === "" || reference.includes(nothingPrinted))
    ? { references: [], problem: "it prints nothing of this paper" }
    : { references };
}

function structuredCopy(item: unknown): unknown {
  return JSON.parse(JSON.stringify(item ?? null));
}

/** citeproc-js throws texts and errors. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `citeproc-js cannot use it: ${oneLine(message)}`;
}
