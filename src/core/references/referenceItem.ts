import { formatCslItem } from "../formats/csl/formatCslJson";
import { capitalRanges } from "../latex/protectCapitals";
import type { Paper } from "../paper";

/**
 * A paper as the CSL item that a style is applied to: the one that is exported, with those words of its title marked that no style may set in
 * another case, names and formulas, in citeproc-js's way (`<span class="nocase">pix2pix</span> with …`). A title in capitals only says nothing
 * about its words.
 */
export function referenceItem(paper: Paper): Readonly<Record<string, unknown>> {
  const { title, aliases } = paper;
  const names = aliases.filter(({ kind }) => kind === "name").map(({ text }) => text);
  const formulas = title.match(/\$[^$]+\$/g) ?? [];
  const isShouted = title === title.toUpperCase();
  return { ...formatCslItem(paper), title: isShouted ? title : withCaseKept(title, [...names, ...formulas]) };
}

function withCaseKept(title: string, names: readonly string[]): string {
  let marked = "";
  let at = 0;
  for (const [start, end] of capitalRanges(title, names)) {
    marked += `${title.slice(at, start)}<span class="nocase">${title.slice(start, end)}</span>`;
    at = end;
  }
  return marked + title.slice(at);
}
