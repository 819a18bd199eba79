import { isFieldTerm } from "../../../words/fieldTerms";
import { nameCount } from "../../../words/nameCounts";
import { shapeOf } from "../../text/nameShape";
import type { FeatureSink } from "./featureSink";

/** Gives how many papers of the field use a candidate of one word. */
export function readNameCount(text: string, title: string, sink: FeatureSink): void {
  const count = text.includes(" ") ? 0 : nameCount(text);
  if (count === 0) {
    return;
  }
  const where = title.includes(text) ? ", in the title" : "";
  sink(`papers with it${where}`, count / 4);
  if (count >= 5) {
    sink(`many papers with it${where}`);
  }
}

/** Gives whether a compound begins or ends with a known name: `EfficientNet-b3`, `Mask-BERT`. */
export function readKnownParts(text: string, sink: FeatureSink): void {
  const parts = text.split(/[-_\s]/);
  if (parts.length === 1 || text.includes(" ")) {
    return;
  }
  if (isKnownName(parts[0] ?? "")) {
    sink("begins with a known name");
    if (/^(?:\p{Ll}{0,2}\d+\p{L}{0,2}|\p{L}|large|base|small|tiny|mini)$/iu.test(parts[1] ?? "")) {
      sink("is a known name and a size");
    }
  }
  if (isKnownName(parts.at(-1) ?? "")) {
    sink("ends with a known name");
  }
}

function isKnownName(text: string): boolean {
  return shapeOf(text) === "coined" && (isFieldTerm(text) || nameCount(text) >= 3);
}
