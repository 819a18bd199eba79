import { runToEnd } from "../../sliced";

/** A DOI or an arXiv id in a text, and where it leads. */
export interface IdentifierLink {
  readonly start: number;
  readonly end: number;
  /** https only. */
  readonly address: string;
}

/** arXiv's archives before 2007 (its help, "Understanding the arXiv identifier"), as no other `word/1234567` is one. */
const archives =
  "astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|quant-ph|math|cs|q-bio|q-fin|stat|acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con";
const arxivId = String.raw`(?:\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|(?:${archives})(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?(?![\w.]*\d)`;
const doi = String.raw`10\.\d{4,9}(?:\.\d{1,9}){0,4}\/[^\s"<>{}|\\^\x60,;]{1,200}`;

/** In prose an id has to say what it is: "arXiv:2404.05868", "doi: 10.1000/182", `\doi{10.1000/182}`. Addresses are VS Code's own links. */
const inProse = new RegExp(String.raw`\barxiv:\s?(?<arxiv>${arxivId})|(?<![/.\w])(?:doi:\s{0,3}|doi\s|\\doi\{)(?<doi>${doi})`, "gdi");
/** The fields of a BibTeX entry; BibLaTeX's `eprint` may be of another archive than arXiv, and is then no such id. */
const inBibtex = new RegExp(
  String.raw`(?<=[,\s])doi\s{0,20}=\s{0,20}[{"]\s{0,20}(?:https?:\/\/(?:dx\.)?doi\.org\/)?(?<doi>${doi})|(?<=[,\s])(?:eprint|arxivid|arxiv)\s{0,20}=\s{0,20}[{"]\s{0,20}(?:arxiv:\s?)?(?<arxiv>${arxivId})|\barxiv:\s?(?<loose>${arxivId})`,
  "gdi",
);

/** The DOIs and arXiv ids in prose or a .bib text that are no addresses already, in their order. */
export function identifierLinksIn(text: string, languageId: string): readonly IdentifierLink[] {
  return runToEnd(identifierLinksInSlices(text, languageId));
}

/** A text is looked through in parts of this length, in UTF-16 code units: a few milliseconds' work. */
export const partLength = 50_000;
/** More than an id is long, with what it stands behind. */
const overlap = 1_000;

/** The same, yielding after each part of the text. */
export function* identifierLinksInSlices(text: string, languageId: string): Generator<undefined, readonly IdentifierLink[]> {
  const pattern = languageId === "bibtex" || languageId === "biblatex" || languageId === "bib" ? inBibtex : inProse;
  const links: IdentifierLink[] = [];
  let behind = 0;
  for (let start = 0; start < text.length; start += partLength) {
    // What stands before a match decides, too.
    const from = Math.max(0, start - 1);
    pattern.lastIndex = Math.max(start, behind) - from;
    for (const match of text.slice(from, start + partLength + overlap).matchAll(pattern)) {
      if (from + match.index >= start + partLength) {
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

/** @param from where in the whole text begins what was looked through. */
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

/** A sentence's punctuation, and a bracket that the DOI did not open, are not the DOI's. */
function withoutPunctuation(id: string): string {
  let end = id.length;
  for (; /[.:!?'"*_\])]/.test(id[end - 1] ?? ""); end--) {
    if (id[end - 1] === ")" && id.slice(0, end).split("(").length >= id.slice(0, end).split(")").length) {
      break;
    }
  }
  return id.slice(0, end);
}
