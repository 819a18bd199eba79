import terms from "./fieldTerms.json";
import { fold } from "./fold";

let known: Set<string> | undefined;

/**
 * Whether a word, an acronym or a phrase is the common property of the field: what several papers write without having
 * introduced it (`COCO`, `SGD`, `contrastive loss`, `neural architecture search`, `Transformer`). Case, hyphens and a
 * final plural do not matter. The list is counted by `test/bench/fieldTerms.ts` from 20,027 abstracts, and completed by
 * `wellKnown.ts`.
 */
export function isFieldTerm(text: string): boolean {
  known ??= new Set(terms.split("|"));
  return known.has(termKey(text));
}

/** The form in which terms are compared: `"Pseudo-Huber losses"` gives `"pseudo huber loss"`. */
export function termKey(text: string): string {
  return singular(
    fold(text)
      .replace(/[-_/\s‐-―]+/g, " ")
      .trim(),
  );
}

/** Without the plural of its last word: `losses`, `strategies`, `models`, but `loss`, `bias`, `analysis` as they are. */
function singular(key: string): string {
  if (key.endsWith("sses")) {
    return key.slice(0, -2);
  }
  if (key.endsWith("ies") && key.length > 4) {
    return `${key.slice(0, -3)}y`;
  }
  return key.length > 3 && key.endsWith("s") && !/[suia]s$/.test(key) ? key.slice(0, -1) : key;
}
