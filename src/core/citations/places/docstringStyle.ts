import { type Cursor, documentText } from "../cursor/cursor";
import { docstringAt } from "./docstring";

/** A style of Python documentation strings. */
export type DocstringStyle = "numpydoc" | "google" | "sphinx";

const signs: Readonly<Record<DocstringStyle, RegExp>> = {
  // numpydoc's manual, "Sections"; also its reference entries outside a section.
  numpydoc:
    /^[ \t]*(?:Parameters|Returns|Yields|Receives|Raises|Warns|Warnings|Attributes|Methods|See Also|Notes|References|Examples|Other Parameters)[ \t]*\r?\n[ \t]*-{3,}|^[ \t]*\.\.[ \t]+\[\d+\][ \t]/gm,
  // Sphinx's napoleon, "Docstring Sections".
  google:
    /^[ \t]*(?:Args|Arguments|Parameters|Returns|Yields|Raises|Attributes|Keyword Args|Keyword Arguments|Methods|Example|Examples|Note|Notes|References?|See Also|Todo|Warning|Warnings):[ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t]+\S/gm,
  // Sphinx's Python domain, "Info field lists"; also a citation of sphinxcontrib-bibtex.
  sphinx:
    /^[ \t]*:(?:param|parameter|arg|argument|key|keyword|type|raises?|except|exception|var|ivar|cvar|vartype|returns?|rtype|meta)\b[^:\n]{0,200}:|:cite(?::\w+)?:`/gm,
};

const styles = ["numpydoc", "google", "sphinx"] as const;

/** Returns the style of the documentation string at the cursor, else the one that the document uses most, else `undefined`. */
export function docstringStyleAt(cursor: Cursor): DocstringStyle | undefined {
  return mostUsedStyle(docstringAt(cursor).body) ?? mostUsedStyle(documentText(cursor));
}

/** Returns the style with the most matches; the first in the table wins a tie. */
function mostUsedStyle(text: string): DocstringStyle | undefined {
  const counted = styles.map((style) => ({ style, count: [...text.matchAll(signs[style])].length }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return most.count === 0 ? undefined : most.style;
}
