/** What may be a citekey: `zhang2024negative`, `knuth:tex`, `DBLP:conf/iclr/SongS22`. */
const word = /[\p{L}\p{N}_:./+'-]+/gu;
/** A full stop, a colon or the like belongs to the sentence where it ends a word. */
const behind = /[:./+'-]$/;
const longestKey = 200;

/**
 * The citekeys that stand in a text, in the order in which they first do, in whatever language cites: `\cite{a,b}`, `[@a]`, `@a`.
 *
 * @param isCitekey whether a word is one.
 */
export function citekeysInText(text: string, isCitekey: (word: string) => boolean): readonly string[] {
  const found = new Set<string>();
  for (const [whole] of text.matchAll(word)) {
    for (let key = whole.length > longestKey ? "" : whole; key !== ""; key = behind.test(key) ? key.slice(0, -1) : "") {
      if (isCitekey(key)) {
        found.add(key);
        break;
      }
    }
  }
  return [...found];
}
