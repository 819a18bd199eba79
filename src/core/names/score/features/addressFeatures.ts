import { fold } from "../../../words/fold";
import { isOrdinaryWord } from "../../../words/ordinaryWords";
import { nameKey } from "../../text/nameKey";
import { shapeOf } from "../../text/nameShape";
import type { ScoredCandidate, Source } from "../candidateList";
import type { ReadPaper } from "../candidates";
import type { FeatureSink } from "./featureSink";
import { isSpelledOut } from "./spelledOut";

/** Gives whether a repository or a page has the candidate's name. */
export function readAddresses({ text, sources }: ScoredCandidate, paper: ReadPaper, sink: FeatureSink): void {
  if (isAddressOnly(sources)) {
    readAddressOnly(text, paper, sink);
    return;
  }
  const key = nameKey(text);
  for (const { name, isRepository } of paper.addresses) {
    const other = nameKey(name);
    if (other === key) {
      sink(isRepository ? "repository has its name" : "address has its name");
    } else if (key.length >= 3 && other.includes(key)) {
      sink("address contains its name");
    }
  }
}

/** Returns whether a candidate stands in addresses and nowhere else. */
export function isAddressOnly(sources: ReadonlySet<Source>): boolean {
  for (const source of sources) {
    if (source !== "address" && source !== "own repository" && source !== "repository") {
      return false;
    }
  }
  return true;
}

function readAddressOnly(text: string, { addresses, title }: ReadPaper, sink: FeatureSink): void {
  sink("only in an address");
  if (isSpokenIn(nameKey(text), title)) {
    sink("only in an address, in the title");
  }
  const parts = text.split(/[-_.]/);
  const folded = fold(title);
  sink("only in an address, words of the title", parts.filter((part) => folded.includes(fold(part))).length / parts.length);
  if (parts.length > 1) {
    sink("only in an address, several words");
  }
  if (isSpelledOut(parts[0] ?? "", title)) {
    sink("only in an address, title has its letters");
  }
  if (isOrdinaryWord(text)) {
    sink("only in an address, ordinary");
  }
  if (addresses.length > 1) {
    sink("only in an address, several addresses");
  }
  sink(`only in an address, ${shapeOf(text)}`);
}

/** Returns whether words in a row are a name without its blanks: `anchordetr` in "Anchor DETR: Query Design". */
function isSpokenIn(key: string, title: string): boolean {
  const words = fold(title)
    .split(/[^\p{L}\p{N}]+/u)
    .slice(0, 40);
  return words.some((_, from) => {
    let joined = "";
    for (let to = from; to < words.length && joined.length < key.length; to++) {
      joined += words[to] ?? "";
    }
    return joined === key;
  });
}
