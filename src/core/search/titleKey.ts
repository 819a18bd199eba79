import type { Paper } from "../paper";
import { plainWords } from "./terms";

const keys = new WeakMap<Paper, string>();

/** A paper's title as plain words with single spaces, for comparing beginnings; made once for each paper. */
export function titleKey(paper: Paper): string {
  let key = keys.get(paper);
  if (key === undefined) {
    key = plainWords(paper.title).join(" ");
    keys.set(paper, key);
  }
  return key;
}
