import { isFieldWord, type Vocabulary } from "./vocabulary";

/** Fewer different words than this around a name say nothing; fewer than the second, little. */
const fewWords = 12;
const someWords = 25;

/** A name as its surroundings see it. */
export interface NameWords {
  /** How many words it has. */
  readonly units: number;
  /** Hashes of the stems of its words. */
  readonly stems: ReadonlySet<number>;
}

/**
 * Whether what is written around a name speaks against the paper: plenty of words, of which next to none are the paper's or its
 * field's. The more words the name has, the fewer are asked for.
 */
export function isForeignGround(around: readonly Int32Array[], { specific }: Vocabulary, name: NameWords): boolean {
  const units = Math.max(name.units, 2);
  const met = new Set<number>();
  let own = 0;
  let field = 0;
  const different = new Set<number>();
  for (const words of around) {
    for (const word of words) {
      if (different.size < someWords) {
        different.add(word);
      }
      const isOwn = specific.has(word) && !name.stems.has(word);
      const isField = isFieldWord(word);
      if ((isOwn || isField) && !met.has(word)) {
        met.add(word);
        own += isOwn ? 1 : 0;
        field += isField ? 1 : 0;
      }
    }
  }
  if (different.size < someWords) {
    return different.size >= fewWords && own + field < 1;
  }
  return own < 4 - units || own + field < 7 - units;
}
