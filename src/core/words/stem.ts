const endings =
  /(?:izations?|izers?|izing|ized?|izes|ations?|ators?|ating|ated?|ates|ments?|ions?|ings?|ness|ers?|ors?|ed|es|ly|als?|ive|ity|ies|s|e|y)$/;

/**
 * The part of a word that its relatives share: `quantizer` and `quantization` are both `"quant"`, `prompts` is
 * `"prompt"`. Takes a word in lower case; cruder than Porter's stemmer, and meant for comparing only.
 */
export function stem(word: string): string {
  let left = word;
  for (;;) {
    const shorter = left.replace(endings, "");
    if (shorter === left || shorter.length < 3) {
      return left;
    }
    left = shorter;
  }
}
