import { parseXml, XmlCdata, XmlElement, XmlError, XmlText } from "@rgrove/parse-xml";
import type { Problem } from "../paper";

/** An element of a CSL style or locale, in the form that citeproc-js takes; it writes into what it is given. */
export interface CslElement {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (CslElement | string)[];
}

/**
 * Reads the XML of a CSL style or locale file; text counts only where an element has nothing else, comments never. The root is `undefined`, and
 * the problem says why and where, for what is not well-formed XML (1.0, fifth edition) or has another root. Never throws.
 */
export function parseCsl(xml: string, rootName: "style" | "locale"): { readonly root?: CslElement; readonly problem?: Problem } {
  try {
    const { root } = parseXml(xml);
    return root?.name === rootName
      ? { root: toCslElement(root) }
      : { problem: { line: 1, message: `this is no CSL ${rootName}: it begins with <${root?.name ?? ""}> instead of <${rootName}>` } };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}

/** The first element of this name among an element's own children; `undefined` where it has none. */
export function childOf({ children }: CslElement, name: string): CslElement | undefined {
  return children.find((child): child is CslElement => typeof child !== "string" && child.name === name);
}

/** The text of an element that holds text alone, trimmed; "" where there is none. */
export function textIn(element: CslElement | undefined): string {
  const [text] = element?.children ?? [];
  return typeof text === "string" ? text.trim() : "";
}

/** An empty term is a text of no letters to citeproc-js, not a term without text. */
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
  return { line: 1, message: "this is no XML that can be read" };
}
