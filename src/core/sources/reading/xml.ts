import { parseXml, type XmlElement } from "@rgrove/parse-xml";
import { childElements, textOfElement, tooDeepAt, withPlainLineEnds } from "../../text/xml";

/** A real answer has some thousand elements, six deep. */
const [maxDepth, maxElements] = [100, 100_000] as const;

/** Returns the root of an XML text, or `undefined` if the text is not well-formed or is built to take long. Never throws. */
export function readXml(text: string): XmlElement | undefined {
  const xml = withPlainLineEnds(text);
  if (tooDeepAt(xml, maxDepth) !== undefined || hasMoreElements(xml, maxElements)) {
    return undefined;
  }
  try {
    return parseXml(xml).root ?? undefined;
  } catch {
    return undefined;
  }
}

/** Counts each `<` that may begin an element, also in comments. */
function hasMoreElements(xml: string, max: number): boolean {
  return (xml.match(/<(?=[^\s!?/<])/g)?.length ?? 0) > max;
}

/** Returns the child elements with a name, in order. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return childElements(element).filter((child) => child.name === name);
}

/** Returns the text of the first child with a name, without that of its own children, or "". */
export function childText(element: XmlElement, name: string): string {
  const [child] = childrenOf(element, name);
  return child === undefined ? "" : textOfElement(child).trim();
}
