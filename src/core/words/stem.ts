const endings = (
  "ization izations izer izers izing ize ized izes ation ations ator ators ating ate ated ates ment ments ion ions ing ings ness er ers or ors " +
  "ed es ly al als ive ity ies s e y"
).split(" ");
const minStemChars = 3;
const firstLetter = 0x61;
const alphabet = 26;

/**
 * The endings as a tree, last letter first: the node that each letter leads to, and `true` if an ending begins at a node.
 */
const branches: number[] = [];
const begins: boolean[] = [];
let nodes = 1;
for (const ending of endings) {
  let node = 0;
  for (let i = ending.length - 1; i >= 0; i--) {
    const branch = node * alphabet + ending.charCodeAt(i) - firstLetter;
    node = branches[branch] ??= nodes++;
  }
  begins[node] = true;
}
const tree = Int16Array.from({ length: nodes * alphabet }, (_, branch) => branches[branch] ?? 0);
const isEnding = Uint8Array.from({ length: nodes }, (_, node) => (begins[node] === true ? 1 : 0));

/**
 * Returns the part of a word that related words share: `"quant"` for `quantizer` and `quantization`, `"prompt"` for
 * `prompts`. Takes a word in lower case. Cruder than Porter's stemmer, and only for comparison.
 */
export function stem(word: string): string {
  let length = word.length;
  for (;;) {
    const shorter = length - endingLength(word, length);
    if (shorter === length || shorter < minStemChars) {
      return word.slice(0, length);
    }
    length = shorter;
  }
}

/** Returns the length of the longest ending of the word's first `length` letters, possibly all of them, or 0. */
function endingLength(word: string, length: number): number {
  let longest = 0;
  let node = 0;
  for (let i = length - 1; i >= 0; i--) {
    const letter = word.charCodeAt(i) - firstLetter;
    node = letter >= 0 && letter < alphabet ? (tree[node * alphabet + letter] ?? 0) : 0;
    if (node === 0) {
      break;
    }
    longest = isEnding[node] === 1 ? length - i : longest;
  }
  return longest;
}
