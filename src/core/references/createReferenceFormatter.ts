import { oneLine } from "../citations/wording/formatReference";
import type { Paper } from "../paper";
import type { CslEngine, CslProcessor } from "./cslProcessor";
import type { CslElement } from "./parseCsl";
import { createEtAlWriter, readEtAl } from "./etAl";
import { macroProblem } from "./expandedSize";
import { withKeptPrototypes } from "./keptPrototypes";
import { type Markup, markedDecorations, withMarkup } from "./markup";
import { referenceItem } from "./referenceItem";

/** A CSL style, ready to format papers. */
export interface ReferenceFormatter {
  /**
   * Formats the reference of each paper as one line, in the style's order. Several references are numbered if the style does so; a single one
   * is not. Returns a problem instead if the style prints nothing for a paper or citeproc-js fails.
   *
   * @param markup how to write the style's italics; by default, the line is plain text.
   */
  format(papers: readonly Paper[], markup?: Markup): { readonly references: readonly string[]; readonly problem?: string };
}

/** The style and locales of a formatter. */
export interface ReferenceFormatterOptions {
  /** The root of the style's file. The formatter modifies it, so each formatter needs its own. */
  readonly style: CslElement;
  /** The language of the references; by default the style's own, else American English. */
  readonly locale?: string | undefined;
  /** Returns the root of a locale file that `localesNeeded` names. The formatter modifies it too. */
  readonly localeOf: (locale: string) => CslElement | undefined;
}

const americanEnglish = "en-US";
const outputFormat = "citelens";
/** The marks around the text that a style sets in the margin, which is the number. No text can contain them. */
const [marginStart, marginEnd] = ["\u0001", "\u0002"];
const labelled = new RegExp(`^\\s*${marginStart}([^]*?)${marginEnd}\\s*`);
const nothingPrinted = "[CSL STYLE ERROR: reference with no printed form.]";

/** Returns the names of the locales that a style uses. Some may have no file; the style then works without them. */
export function localesNeeded(processor: CslProcessor, style: CslElement, locale: string | undefined): readonly string[] {
  try {
    return withKeptPrototypes(() => processor.getLocaleNames(style, locale));
  } catch {
    // The formatter says what is wrong with the name of a locale.
    return [americanEnglish];
  }
}

/** Creates the formatter of a style, or returns the problem if the style is unusable. A large style takes citeproc-js up to a second. */
export function createReferenceFormatter(
  processor: CslProcessor,
  options: ReferenceFormatterOptions,
): { readonly formatter?: ReferenceFormatter; readonly problem?: string } {
  const refused = localeProblem(options.locale) ?? macroProblem(options.style);
  if (refused !== undefined) {
    return { problem: describe(refused) };
  }
  let items: ReadonlyMap<string, unknown> = new Map();
  let lastId = 0;
  const retrieveItem = (id: string): unknown => structuredCopy(items.get(id));
  try {
    // The engine modifies the style, so what it says is read first.
    const etAl = readEtAl(options.style);
    const engine = withKeptPrototypes(() => createEngine(processor, options, retrieveItem));
    const withEtAl = createEtAlWriter(engine, etAl);
    const format: ReferenceFormatter["format"] = (papers, markup = "text") => {
      // Every call uses new ids, because citeproc-js remembers the items of old ones.
      items = new Map(papers.map((paper) => [`n${++lastId}`, paper] as const).map(([id, paper]) => [id, { ...referenceItem(paper), id }]));
      try {
        return checkReferences(withKeptPrototypes(() => formatAll(engine, [...items.keys()])).map(withEtAl), papers.length, markup);
      } catch (error) {
        return { references: [], problem: describe(error) };
      }
    };
    return { formatter: { format } };
  } catch (error) {
    return { problem: describe(error) };
  }
}

/** citeproc-js gives the name of a locale to the functions of JavaScript, which refuse anything else. */
function localeProblem(locale: string | undefined): string | undefined {
  const isTag = locale === undefined || locale === "" || /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(locale);
  return isTag ? undefined : `“${locale.slice(0, maxShownChars)}” is not the name of a locale, such as en-US`;
}

const maxShownChars = 80;

function createEngine(
  processor: CslProcessor,
  { style, locale, localeOf }: ReferenceFormatterOptions,
  retrieveItem: (id: string) => unknown,
): CslEngine {
  const { Formats } = processor.Output;
  Formats[outputFormat] = {
    ...Formats["text"],
    ...markedDecorations,
    "@display/left-margin": (_state: unknown, text: string) => `${marginStart}${text}${marginEnd}`,
  };
  const retrieveLocale = (name: string): CslElement | false => localeOf(name) ?? localeOf(americanEnglish) ?? false;
  const engine = new processor.Engine({ retrieveItem, retrieveLocale }, style, locale ?? americanEnglish, locale !== undefined);
  engine.setOutputFormat(outputFormat);
  return engine;
}

/** A style that has only notes has no bibliography; its full citation serves as the reference. */
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

function checkReferences(marked: readonly string[], expected: number, markup: Markup): ReturnType<ReferenceFormatter["format"]> {
  const plain = marked.map((reference) => withMarkup(reference, "text"));
  return plain.length !== expected || plain.some((reference) => reference === "" || reference.includes(nothingPrinted))
    ? { references: [], problem: "the style prints nothing for this paper" }
    : { references: markup === "text" ? plain : marked.map((reference) => withMarkup(reference, markup)) };
}

function structuredCopy(item: unknown): unknown {
  return JSON.parse(JSON.stringify(item ?? null));
}

/** citeproc-js throws strings as well as errors. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `citeproc-js cannot use the style: ${oneLine(message)}`;
}
