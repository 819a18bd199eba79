import { parseXml, XmlCdata, XmlElement, XmlText } from "@rgrove/parse-xml";

/** A real answer has some thousand elements, six deep. The parser calls itself at each level. */
const [maxDepth, maxElements] = [100, 100_000] as const;

/** Returns the root of an XML text, or `undefined` if the text is not well-formed or is built to take long. Never throws. */
export function readXml(text: string): XmlElement | undefined {
  // The parser does this itself (XML 1.0, 2.11), but in time that grows with the square of the number of line ends.
  const xml = text.replace(/\r\n?/g, "\n");
  if (isTooDeep(xml)) {
    return undefined;
  }
  try {
    return parseXml(xml).root ?? undefined;
  } catch {
    return undefined;
  }
}

/** Returns whether elements are nested too deep or are too many. Comments and CDATA sections do not count. */
function isTooDeep(xml: string): boolean {
  let [depth, count, end] = [0, 0, 0];
  for (const { 0: token, index } of xml.matchAll(/<!--|<!\[CDATA\[|<\/|<(?=[^\s!?<])|\/>/g)) {
    if (index < end) {
      continue;
    }
    if (token.startsWith("<!")) {
      const closing = xml.indexOf(token === "<!--" ? "-->" : "]]>", index);
      end = closing === -1 ? xml.length : closing;
      continue;
    }
    depth += token === "<" ? 1 : -1;
    count += token === "<" ? 1 : 0;
    if (depth > maxDepth || count > maxElements) {
      return true;
    }
  }
  return false;
}

/** Returns the child elements with a name, in order. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => child instanceof XmlElement && child.name === name);
}

/** Returns the text of the first child with a name, without that of its own children, or "". */
export function childText(element: XmlElement, name: string): string {
  const [child] = childrenOf(element, name);
  return (child?.children ?? [])
    .map((part) => (part instanceof XmlText || part instanceof XmlCdata ? part.text : ""))
    .join("")
    .trim();
}
