import { exportedItem } from "../formats/csl/completeItem";
import { capitalRanges } from "../latex/protectCapitals";
import { withMarkedOthers } from "./etAl";
import type { Paper } from "../paper";

/**
 * Returns the CSL item of a paper for citeproc-js: the exported item, but names and formulas in the title are marked so that no style changes
 * their case (`<span class="nocase">pix2pix</span> with …`). A title in capitals is not marked, because its case says nothing about its words.
 */
export function referenceItem(paper: Paper): Readonly<Record<string, unknown>> {
  const { title, aliases } = paper;
  const names = aliases.filter(({ kind }) => kind === "name").map(({ text }) => text);
  const formulas = title.match(/\$[^$]+\$/g) ?? [];
  const isShouted = title === title.toUpperCase();
  return { ...withMarkedOthers(exportedItem(paper)), title: isShouted ? title : withCaseKept(title, [...names, ...formulas]) };
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
