/** arXiv's archives before 2007 (its help, "Understanding the arXiv identifier"); no other `word/1234567` is an arXiv id. */
const archives =
  "astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|quant-ph|math|cs|q-bio|q-fin|stat|acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con";
const newId = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
const oldId = String.raw`(?:${archives})(?:\.[a-z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3}`;
/** Ends an id: its version may follow, but no digit. */
const idEnd = String.raw`(?:v\d{1,2})?(?![\w.]*\d)`;

/** The source of a pattern for an id with its version. Needs the flag `i`. */
export const arxivIdPattern = String.raw`(?:${newId}|${oldId})${idEnd}`;

/** The folders of arXiv's own site, and of those that show its papers. */
const folders = "abs|pdf|html|format|ps|e-print|src|tb|papers?|overview|arxiv|ftp|show|articles|list|audio|resources|bibtex|\\d{4}";
/** arXiv, its mirrors, and sites whose addresses have its ids. */
const hosts = String.raw`(?:[\w-]{1,20}\.){0,3}(?:arxiv\.org|xxx\.lanl\.gov|ar5iv\.org|ar5iv\.labs\.arxiv\.org|alphaxiv\.org|huggingface\.co|hf\.co|arxiv-vanity\.com|semanticscholar\.org|scirate\.com|paperswithcode\.com|scholar\.archive\.org|adsabs\.harvard\.edu|inspirehep\.net|emergentmind\.com|paper\.cool|catalyzex\.com|arxiv-sanity-lite\.com|arxiv-sanity\.com|arxiv\.gg|arxivxplorer\.com|bohrium\.com)`;

/**
 * The source of a pattern for what marks an id as arXiv's before it: an address, arXiv's own DOI, or a label. Needs the flag `i`. Each
 * repetition in it is bounded.
 */
export const arxivHeadPattern = String.raw`(?:(?:https?:)?\/{0,2}${hosts}\/(?:(?:${folders})\/){0,4}(?:api\/query\?id_list=)?(?:arxiv:)?|(?:(?:https?:)?\/{0,2}(?:(?:dx|www)\.)?doi\.org\/|doi:[ \t]{0,2})?10\.48550\/arxiv\.|(?<![\w./-])abs\/|(?:oai:arxiv\.org|info:arxiv|\barxiv)[ \t]{0,2}(?:[:./]|%3a)[ \t]{0,2}|\barxiv(?:[ \t_-]|[ \t]?id[ \t]?[:=]?[ \t]?))`;

const idPart = String.raw`(${newId}|[a-z][a-z-]{1,11}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,2})?(?!\d)`;
const field = new RegExp(
  String.raw`^[\s"'<[(]{0,20}(?:${arxivHeadPattern})?${idPart}(?:\.pdf|\.ps(?:\.gz)?)?(?:\/[a-z]{1,20}){0,2}(?:[?#]\S{0,200})?[\s"'>\])./,;]{0,20}(?:[[(][\w.,; -]{1,80}[\])]\s{0,20})?$`,
  "i",
);
const marked = new RegExp(
  String.raw`(?:${arxivHeadPattern}|arxiv[:.\s/]\s{0,5}(?:e-?prints?:?\s?|preprint:?\s?)?(?:arxiv:\s?)?|\babs\/)${idPart}|(?<![\w./:-])(${oldId})${idEnd}`,
  "i",
);

/** Reads a text that is only an arXiv id or its address, as in the field `eprint`: `"2404.05868"` for `"arXiv:2404.05868v2 [cs.CL]"`. */
export function readArxivId(text: string): string | undefined {
  return field.exec(text.slice(0, 1_000).replace(/%2f/gi, "/"))?.[1];
}

/**
 * Returns the first arXiv id that the text marks as one: "arXiv preprint arXiv:…", an address at arXiv, DBLP's "abs/…". An id of before 2007
 * needs no mark: `hep-th/9901001`.
 */
export function findArxivId(text: string): string | undefined {
  const [, labelled, bare] = marked.exec(text) ?? [];
  return labelled ?? bare;
}

/** Returns what two spellings of an id have in common: without version and without the subject class, `math/0309136`. */
export function arxivKey(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/v\d{1,2}$/, "")
    .replace(/^([a-z-]+)\.[a-z]{2}\//, "$1/");
}

/** Returns the year in which an arXiv id was given: 2024 for `"2404.05868"`, 1999 for `"hep-th/9901001"`. */
export function arxivYear(arxiv: string): number | undefined {
  const short = Number(/(?:^|\/)(\d{2})\d{2}/.exec(arxiv)?.[1] ?? Number.NaN);
  return Number.isNaN(short) ? undefined : short + (short > 90 ? 1900 : 2000);
}
