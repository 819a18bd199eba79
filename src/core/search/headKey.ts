import type { Paper } from "../paper";
import { plainWords } from "./text/terms";
import { titleKey } from "./text/titleKey";

const keys = new WeakMap<Paper, string>();

/** A paper's title and its authors' family names as plain words, each between two spaces, for looking whether it has a word just so. */
export function headKey(paper: Paper): string {
  let key = keys.get(paper);
  if (key === undefined) {
    const families = paper.authors.flatMap(({ family, literal = "" }) => plainWords(family ?? literal));
    key = ` ${titleKey(paper)} ${families.join(" ")} `;
    keys.set(paper, key);
  }
  return key;
}
