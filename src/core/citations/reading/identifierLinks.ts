import { runToEnd } from "../../sliced";

/** A DOI or an arXiv id in a text, and its address. */
export interface IdentifierLink {
  readonly start: number;
  readonly end: number;
  /** An `https` address. */
  readonly address: string;
}

/** arXiv's archives before 2007 (its help, "Understanding the arXiv identifier"); no other `word/1234567` is an arXiv id. */
const archives =
  "astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|quant-ph|math|cs|q-bio|q-fin|stat|acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con";
const arxivId = String.raw`(?:\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|(?:${archives})(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?(?![\w.]*\d)`;
const doi = String.raw`10\.\d{4,9}(?:\.\d{1,9}){0,4}\/[^\s"<>{}|\\^\x60,;]{1,200}`;
/** In a field, the field's end is the DOI's: older journals have `<`, `>` and `;` in theirs. */
const doiInField = String.raw`10\.\d{4,9}(?:\.\d{1,9}){0,4}\/[^\s"{}|\\^\x60]{1,200}`;

/** In prose, an id needs a label: "arXiv:2404.05868", "doi: 10.1000/182", `\doi{10.1000/182}`. VS Code links addresses itself. */
const inProse = new RegExp(String.raw`\barxiv:\s?(?<arxiv>${arxivId})|(?<![/.\w])(?:doi:\s{0,3}|doi\s|\\doi\{)(?<doi>${doi})`, "gdi");
/** Matches the fields of a BibTeX entry. BibLaTeX's `eprint` may belong to another archive; such an id does not match. */
const inBibtex = new RegExp(
  String.raw`(?<=[,\s])doi\s{0,20}=\s{0,20}[{"]\s{0,20}(?:https?:\/\/(?:dx\.)?doi\.org\/)?(?<doi>${doiInField})|(?<=[,\s])(?:eprint|arxivid|arxiv)\s{0,20}=\s{0,20}[{"]\s{0,20}(?:arxiv:\s?)?(?<arxiv>${arxivId})|\barxiv:\s?(?<loose>${arxivId})`,
  "gdi",
);

/** Returns the DOIs and arXiv ids in prose or a .bib text, in order, without those that are already part of an address. */
export function identifierLinksIn(text: string, languageId: string): readonly IdentifierLink[] {
  return runToEnd(identifierLinksInSlices(text, languageId));
}

/** The length of a slice in UTF-16 code units; searching it takes a few milliseconds. */
export const charsPerSlice = 50_000;
/** More than the length of the longest id with its label, so that an id at the end of a slice is found whole. */
const overlapChars = 1_000;

/** Like `identifierLinksIn`, yielding after each slice of the text. */
export function* identifierLinksInSlices(text: string, languageId: string): Generator<undefined, readonly IdentifierLink[]> {
  const pattern = languageId === "bibtex" || languageId === "biblatex" || languageId === "bib" ? inBibtex : inProse;
  const links: IdentifierLink[] = [];
  let behind = 0;
  for (let start = 0; start < text.length; start += charsPerSlice) {
    // The patterns look behind, so the slice includes the character before it.
    const from = Math.max(0, start - 1);
    pattern.lastIndex = Math.max(start, behind) - from;
    for (const match of text.slice(from, start + charsPerSlice + overlapChars).matchAll(pattern)) {
      if (from + match.index >= start + charsPerSlice) {
        break;
      }
      behind = from + match.index + match[0].length;
      links.push(...linkOf(match, from));
    }
    pattern.lastIndex = 0;
    yield;
  }
  return links;
}

/** @param from the offset in the whole text at which the searched part begins. */
function linkOf({ groups = {}, indices }: RegExpMatchArray, from: number): readonly IdentifierLink[] {
  const name = ["arxiv", "loose", "doi"].find((group) => groups[group] !== undefined) ?? "doi";
  const id = name === "doi" ? withoutPunctuation(groups["doi"] ?? "") : (groups[name] ?? "");
  const at = indices?.groups?.[name]?.[0];
  if (at === undefined || id === "") {
    return [];
  }
  const address = name === "doi" ? `https://doi.org/${encodeURI(id).replace(/[?#]/g, encodeURIComponent)}` : `https://arxiv.org/abs/${id}`;
  return [{ start: from + at, end: from + at + id.length, address }];
}

/** Removes the punctuation of the sentence, and a closing parenthesis without an opening one, from the end of a DOI. */
function withoutPunctuation(id: string): string {
  let end = id.length;
  for (; /[.:!?'"*_\])]/.test(id[end - 1] ?? ""); end--) {
    if (id[end - 1] === ")" && id.slice(0, end).split("(").length >= id.slice(0, end).split(")").length) {
      break;
    }
  }
  return id.slice(0, end);
}
