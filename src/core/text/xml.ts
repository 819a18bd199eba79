import { XmlCdata, XmlElement, XmlText } from "@rgrove/parse-xml";

/** Returns an XML text with its line ends as `\n`. The parser does this itself (XML 1.0, 2.11), but in time that grows with their square. */
export function withPlainLineEnds(xml: string): string {
  return xml.replace(/\r\n?/g, "\n");
}

/**
 * Returns the offset of the first element that is nested deeper than allowed, or `undefined`. The parser calls itself at each level, so this is
 * asked before it. Comments and CDATA sections do not count.
 */
export function tooDeepAt(xml: string, maxDepth: number): number | undefined {
  let depth = 0;
  let end = 0;
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
    if (depth > maxDepth) {
      return index;
    }
  }
  return undefined;
}

/** Returns the text of an element without that of its children, as it is written. */
export function textOfElement({ children }: XmlElement): string {
  return children.map((child) => (child instanceof XmlText || child instanceof XmlCdata ? child.text : "")).join("");
}

/** Returns the child elements, in order. */
export function childElements({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child) => child instanceof XmlElement);
}
