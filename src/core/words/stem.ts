const endings = (
  "ization izations izer izers izing ize ized izes ation ations ator ators ating ate ated ates ment ments ion ions ing ings ness er ers or ors " +
  "ed es ly al als ive ity ies s e y"
).split(" ");
const shortestStem = 3;
const firstLetter = 0x61;
const alphabet = 26;

/** The endings as a tree, last letter first: where each letter leads from a node, and whether an ending begins there. */
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
 * The part of a word that its relatives share: `quantizer` and `quantization` are both `"quant"`, `prompts` is
 * `"prompt"`. Takes a word in lower case; cruder than Porter's stemmer, and meant for comparing only.
 */
export function stem(word: string): string {
  let length = word.length;
  for (;;) {
    const shorter = length - endingLength(word, length);
    if (shorter === length || shorter < shortestStem) {
      return word.slice(0, length);
    }
    length = shorter;
  }
}

/** Length of the longest ending that the first letters of the word have, all of them included; 0 for none. */
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
