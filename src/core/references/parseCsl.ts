import { parseXml, XmlError, type XmlElement } from "@rgrove/parse-xml";
import type { Problem } from "../paper";
import { childElements, textOfElement, tooDeepAt, withPlainLineEnds } from "../text/xml";

/** An element of a CSL style or locale in the form that citeproc-js expects. It is mutable because citeproc-js modifies it. */
export interface CslElement {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (CslElement | string)[];
}

/**
 * Parses the XML of a CSL style or locale file. Text is kept only in elements without child elements; comments are dropped. If the text is not
 * well-formed XML (1.0, fifth edition), has another root, has a name that every object has, or is far larger than any real style, the result has
 * a problem instead of a root. Never throws.
 */
export function parseCsl(source: string, rootName: "style" | "locale"): { readonly root?: CslElement; readonly problem?: Problem } {
  const xml = withPlainLineEnds(source);
  const deep = tooDeepAt(xml, maxDepth);
  if (deep !== undefined) {
    return { problem: problemAt(xml, deep, `its elements are nested more than ${maxDepth} deep`) };
  }
  try {
    const { root } = parseXml(xml, { includeOffsets: true });
    const refused = root && refusedPart(root);
    if (refused) {
      return { problem: problemAt(xml, refused.offset, refused.message) };
    }
    return root?.name === rootName
      ? { root: toCslElement(root) }
      : { problem: { line: 1, message: `not a CSL ${rootName}: the root element is <${root?.name ?? ""}> instead of <${rootName}>` } };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}

/** Real styles and locales have at most a few thousand elements, ten or twenty deep, with texts of some words. */
const maxElements = 100_000;
const maxDepth = 500;
const maxAttributeChars = 2_000;
const maxTextChars = 20_000;

/** The names that every object has. citeproc-js keeps what a style names in plain objects, so such a name would change all objects. */
const namesOfObjects = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"].map((name) => name.toLowerCase()));

/** citeproc-js lowers the case of some names. */
function isNameOfObjects(name: string): boolean {
  return namesOfObjects.has(name.toLowerCase());
}

/** The elements whose text is printed and names nothing. */
const printedElements = new Set(["term", "single", "multiple", "title", "title-short", "summary", "rights", "name", "email"]);

/** The attributes whose values are printed and name nothing. */
const printed = /^(?:prefix|suffix|.*delimiter|initialize-with|sort-separator|quotes)$/;

interface Refused {
  readonly message: string;
  readonly offset: number;
}

/** Returns the place of the first element that is refused, and the reason, or `undefined`. */
function refusedPart(root: XmlElement): Refused | undefined {
  const open: XmlElement[] = [root];
  let count = 0;
  for (let element = open.pop(); element; element = open.pop()) {
    const message = ++count > maxElements ? `it has more than ${maxElements} elements` : (nameProblem(element) ?? lengthProblem(element));
    if (message !== undefined) {
      return { message, offset: element.start };
    }
    for (const child of childElements(element).toReversed()) {
      open.push(child);
    }
  }
  return undefined;
}

/** Returns a problem if an element or its attributes use the name of an object's property as a name. */
function nameProblem(element: XmlElement): string | undefined {
  const values = Object.entries(element.attributes).filter(([name]) => !printed.test(name));
  const named = [element.name, ...values.flatMap(([name, value]) => [name, ...value.split(separators)])];
  const names = printedElements.has(element.name) ? named : [...named, textOfElement(element).trim()];
  const name = names.find(isNameOfObjects);
  return name === undefined ? undefined : `the name “${name}” is not allowed`;
}

/** Returns a problem if an element prints a long text: a delimiter stands between each two of thousands of names. */
function lengthProblem(element: XmlElement): string | undefined {
  const isLong =
    Object.values(element.attributes).some(({ length }) => length > maxAttributeChars) ||
    textOfElement(element).trim().length > maxTextChars;
  return isLong ? `a text of <${element.name}> is too long` : undefined;
}

const separators = /[\s,;:|/]+/;

function problemAt(xml: string, offset: number, message: string): Problem {
  return { line: xml.slice(0, offset).split("\n").length, message };
}

/** Returns the first child element with a name, or `undefined` if there is no such child. */
export function childOf({ children }: CslElement, name: string): CslElement | undefined {
  return children.find((child): child is CslElement => typeof child !== "string" && child.name === name);
}

/** Returns the trimmed text of an element that has only text, or "" if it has no text. */
export function textIn(element: CslElement | undefined): string {
  const [text] = element?.children ?? [];
  return typeof text === "string" ? text.trim() : "";
}

/** citeproc-js expects an empty term to have an empty text as its child, not to have no children. */
function toCslElement(element: XmlElement): CslElement {
  const { name, attributes } = element;
  const elements = childElements(element).map(toCslElement);
  const text = textOfElement(element);
  const isText = elements.length === 0 && (text.trim() !== "" || name === "term" || name === "single" || name === "multiple");
  return { name, attrs: { ...attributes }, children: isText ? [text.trim() === "" ? "" : text] : elements };
}

function toProblem(error: unknown): Problem {
  if (error instanceof XmlError) {
    return { line: error.line, message: (error.message.split("\n")[0] ?? "").replace(/ \(line \d+, column \d+\)$/, "") };
  }
  return { line: 1, message: "not readable as XML" };
}
