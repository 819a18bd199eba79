import { exportedItem } from "../formats/csl/completeItem";
import { capitalRanges } from "../latex/protectCapitals";
import { isRecord } from "../record";
import { withMarkedOthers } from "./etAl";
import type { Paper } from "../paper";

/**
 * Returns the CSL item of a paper for citeproc-js: the exported item, but names and formulas in the title are marked so that no style changes
 * their case (`<span class="nocase">pix2pix</span> with …`). A title in capitals is not marked, because its case says nothing about its words.
 */
export function referenceItem(paper: Paper): Readonly<Record<string, unknown>> {
  const { aliases } = paper;
  const title = cut(paper.title);
  const names = aliases.filter(({ kind }) => kind === "name").map(({ text }) => text);
  const formulas = title.match(/\$[^$]+\$/g) ?? [];
  const isShouted = title === title.toUpperCase();
  return {
    ...withinBounds(withMarkedOthers(exportedItem(paper))),
    title: isShouted ? title : withCaseKept(title, [...names, ...formulas]),
  };
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

/** citeproc-js takes time by the square of the length of a text with many quotes. No real text of a reference is as long. */
const maxTextChars = 10_000;
const maxPeople = 10_000;

function withinBounds(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  // citeproc-js copies the item field by field, and a field may be named like a property of all objects.
  const fields = Object.entries(item).filter(([name]) => !(name in Object.prototype));
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name,
      typeof value === "string" ? cut(value) : Array.isArray(value) ? value.slice(0, maxPeople).map(withinText) : value,
    ]),
  );
}

/** Returns a name with parts that are not longer than texts may be. */
function withinText(person: unknown): unknown {
  return isRecord(person)
    ? Object.fromEntries(Object.entries(person).map(([name, value]) => [name, typeof value === "string" ? cut(value) : value]))
    : person;
}

function cut(text: string): string {
  return text.length > maxTextChars ? `${text.slice(0, maxTextChars)}…` : text;
}
