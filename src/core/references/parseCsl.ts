import { parseXml, XmlCdata, XmlElement, XmlError, XmlText } from "@rgrove/parse-xml";
import type { Problem } from "../paper";

/** An element of a CSL style or locale in the form that citeproc-js expects. It is mutable because citeproc-js modifies it. */
export interface CslElement {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (CslElement | string)[];
}

/**
 * Parses the XML of a CSL style or locale file. Text is kept only in elements without child elements; comments are dropped. If the text is not
 * well-formed XML (1.0, fifth edition), has another root, or has a name that every object has, the result has a problem instead of a root.
 * Never throws.
 */
export function parseCsl(source: string, rootName: "style" | "locale"): { readonly root?: CslElement; readonly problem?: Problem } {
  // parse-xml does this itself (XML 1.0, 2.11), but in time that grows with the square of the number of line ends.
  const xml = source.replace(/\r\n?/g, "\n");
  try {
    const { root } = parseXml(xml, { includeOffsets: true });
    const refused = root && refusedName(root);
    if (refused) {
      return { problem: { line: xml.slice(0, refused.offset).split("\n").length, message: `the name “${refused.name}” is not allowed` } };
    }
    return root?.name === rootName
      ? { root: toCslElement(root) }
      : { problem: { line: 1, message: `not a CSL ${rootName}: the root element is <${root?.name ?? ""}> instead of <${rootName}>` } };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}

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

/** Returns the first name of an object's property that an element or its attributes use as a name, and where, or `undefined`. */
function refusedName(root: XmlElement): { readonly name: string; readonly offset: number } | undefined {
  const open: XmlElement[] = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const values = Object.entries(element.attributes).filter(([name]) => !printed.test(name));
    const named = [element.name, ...values.flatMap(([name, value]) => [name, ...value.split(separators)])];
    const names = printedElements.has(element.name) ? named : [...named, textOf(element)];
    const name = names.find(isNameOfObjects);
    if (name !== undefined) {
      return { name, offset: element.start };
    }
    for (const child of element.children.toReversed()) {
      if (child instanceof XmlElement) {
        open.push(child);
      }
    }
  }
  return undefined;
}

const separators = /[\s,;:|/]+/;

function textOf({ children }: XmlElement): string {
  return children
    .map((child) => (child instanceof XmlText || child instanceof XmlCdata ? child.text : ""))
    .join("")
    .trim();
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
function toCslElement({ name, attributes, children }: XmlElement): CslElement {
  const elements = children.filter((child) => child instanceof XmlElement).map(toCslElement);
  const text = children.map((child) => (child instanceof XmlText || child instanceof XmlCdata ? child.text : "")).join("");
  const isText = elements.length === 0 && (text.trim() !== "" || name === "term" || name === "single" || name === "multiple");
  return { name, attrs: { ...attributes }, children: isText ? [text.trim() === "" ? "" : text] : elements };
}

function toProblem(error: unknown): Problem {
  if (error instanceof XmlError) {
    return { line: error.line, message: (error.message.split("\n")[0] ?? "").replace(/ \(line \d+, column \d+\)$/, "") };
  }
  return { line: 1, message: "not readable as XML" };
}
