import { fold } from "../../words/fold";

/** Marks that databases put before the title of a paper that is withdrawn. */
const retractionMark =
  /^[\s[(<]{0,5}(?:retracted(?:\s(?:article|paper|chapter|preprint))?|withdrawn(?:\s(?:article|paper|preprint))?|retraction note to|notice of (?:retraction|removal))\s{0,3}[\])>]{0,3}\s{0,3}(?:[:.–—-]{1,2}\s{0,3}|(?<=[\])>]\s{0,3}))/i;

/** Matches remarks that editors and preprint servers append to a title. */
const addition =
  /\s{0,3}[([](?:extended abstract|extended version|full version|short paper|student abstract|supplementary material|preprint|poster|demo|technical report|invited paper|invited talk|abstract|v\d{1,2}|version \d{1,2}(?:\.\d)?)[)\]][\s.]{0,3}$/i;

const greek: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ϵ: "epsilon", ζ: "zeta", η: "eta", θ: "theta", ι: "iota" },
    ...{ κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho", σ: "sigma", ς: "sigma", τ: "tau", υ: "upsilon" },
    ...{ φ: "phi", ϕ: "phi", χ: "chi", ψ: "psi", ω: "omega" },
  }),
);
/** Letters that stay as they are when accents are removed, and signs that stand for a word or a letter. */
const plain: ReadonlyMap<string, string> = new Map([
  ...greek,
  ...Object.entries({ ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ə: "e", "&": " and ", "×": "x" }),
]);
const beyondAscii = /\P{ASCII}/u;

/** Returns a text in lower case, with the plain counterpart of each letter that has one. */
export function plainLetters(text: string): string {
  const folded = fold(text);
  return beyondAscii.test(folded) || folded.includes("&") ? Array.from(folded, (sign) => plain.get(sign) ?? sign).join("") : folded;
}

/** British endings and their American counterparts. They are replaced in any word, as both titles are changed alike. */
const american: readonly (readonly [RegExp, string])[] = [
  [/is(e|es|ed|ing|er|ers|ation|ations)$/, "iz$1"],
  [/ys(e|es|ed|ing|er|ers)$/, "yz$1"],
  [/our(s|ed|ing|al|able|ful|hood|hoods|ite|less)?$/, "or$1"],
  [/([bt])re(s?)$/, "$1er$2"],
  [/ll(ed|ing|er|ers)$/, "l$1"],
  [/ogue(s?)$/, "og$1"],
  [/ence(s?)$/, "ense$1"],
];
const wholeWords: ReadonlyMap<string, string> = new Map([
  ["grey", "gray"],
  ["artefact", "artifact"],
  ["artefacts", "artifacts"],
  ["programme", "program"],
  ["versus", "vs"],
]);
const shortestBritish = 5;

function americanWord(word: string): string {
  const whole = wholeWords.get(word);
  if (whole !== undefined || word.length < shortestBritish) {
    return whole ?? word;
  }
  const ending = american.find(([pattern]) => pattern.test(word));
  return ending ? word.replace(ending[0], ending[1]) : word;
}

/** Longer titles are cut: each word is compared with each word of another title. */
const maxWords = 60;

/** Returns the words of a title for comparison: folded, in American spelling, without a mark of retraction and "(Extended Abstract)". */
export function titleWords(title: string): readonly string[] {
  const own = plainLetters(title.slice(0, 2_000).replace(retractionMark, "").replace(addition, ""));
  return (own.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, maxWords).map(americanWord);
}

/** Returns the letters and digits of a title, in one spelling. */
export function titleKey(title: string): string {
  return titleWords(title).join("");
}

/** Returns whether a database marks the title as that of a withdrawn paper. */
export function isMarkedAsRetracted(title: string): boolean {
  return retractionMark.test(title);
}

const subtitleMark = /:\s|\s?(?:--|—|–)\s?|\s-\s|[?!.]\s/g;
/** A shorter beginning is no title of its own. */
const minHeadLetters = 4;

/** Returns the keys of a title without its subtitle: what is before a colon, a dash, or the end of a sentence. */
export function headKeys(title: string): readonly string[] {
  const heads = [...title.slice(0, 2_000).matchAll(subtitleMark)]
    .slice(0, maxHeads)
    .map(({ index }) => titleKey(title.slice(0, index + 1)));
  return heads.filter((key, at) => key.length >= minHeadLetters && heads.indexOf(key) === at);
}

/** No title has more subtitles. */
const maxHeads = 4;
