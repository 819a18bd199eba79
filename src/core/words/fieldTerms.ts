import { createKept } from "./createKept";
import terms from "./fieldTerms.json";
import { fold } from "./fold";

let known: Set<string> | undefined;

/**
 * Returns `true` if a word, an acronym or a phrase is common in the field: several papers use it without introducing it
 * (`COCO`, `SGD`, `contrastive loss`, `neural architecture search`, `Transformer`). Ignores case, hyphens and a final
 * plural. `test/bench/fieldTerms.ts` counts the list in 20,027 abstracts, and adds tasks, measures and tools that no paper owns.
 */
export function isFieldTerm(text: string): boolean {
  return answers.get(text);
}

const answers = createKept((text) => {
  known ??= new Set(terms.split("|"));
  return known.has(termKey(text));
});

/** Returns the form in which terms are compared: `"pseudo huber loss"` for `"Pseudo-Huber losses"`. */
export function termKey(text: string): string {
  return singular(
    fold(text)
      .replace(/[-_/\s‐-―]+/g, " ")
      .trim(),
  );
}

/**
 * Removes the plural of the last word in `losses`, `strategies`, `models`, but leaves `loss`, `bias`, `analysis` unchanged.
 */
function singular(key: string): string {
  if (key.endsWith("sses")) {
    return key.slice(0, -2);
  }
  if (key.endsWith("ies") && key.length > 4) {
    return `${key.slice(0, -3)}y`;
  }
  return key.length > 3 && key.endsWith("s") && !/[suia]s$/.test(key) ? key.slice(0, -1) : key;
}
