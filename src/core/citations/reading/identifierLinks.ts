import { runToEnd } from "../../sliced";
import { arxivIdPattern } from "../../text/arxivId";
import { doiAddress, doiInField, doiInText } from "../../text/doi";
import { pageOfSiteId, readSiteId } from "../../text/siteIds";

/** A DOI, an arXiv id, or the id of a site in a text, and its address. */
export interface IdentifierLink {
  readonly start: number;
  readonly end: number;
  /** An `https` address. */
  readonly address: string;
}

const doi = String.raw`10\.\d{4,9}(?:\.\d{1,9}){0,4}\/`;

/** In prose, an id needs a label: "arXiv:2404.05868", "doi: 10.1000/182", `\doi{10.1000/182}`, "PMID: 12345". VS Code links addresses itself. */
const inProse = new RegExp(
  String.raw`\barxiv:\s?(?<arxiv>${arxivIdPattern})|(?<![\w./:-])(?<bare>(?=[a-z-]{2,8}(?:\.[a-z]{2})?\/\d)${arxivIdPattern})|(?<![/.\w])(?:doi:\s{0,3}|doi\s|\\doi\{\s{0,20})(?<doi>${doi})|(?<![\w./:-])(?<site>(?:corpusid|s2cid|pmid|pmcid|acl|openreview):[ \t]?\w[\w.-]{2,40}|pmc\d{4,9}(?!\w)|\d{4}\.[a-z\d_]{1,20}-[a-z\d]{1,12}\.\d{1,4}(?!\w))`,
  "gdi",
);
/**
 * Matches the fields of a BibTeX entry; the field's end is the DOI's. BibLaTeX's `eprint` may belong to another archive; such an id does not
 * match.
 */
const inBibtex = new RegExp(
  String.raw`(?<=[,\s])doi\s{0,20}=\s{0,20}(?:\{(?<head>[^{}"\n]{0,120}?)(?<doi>${doi}(?:[^\s{}\\]|\\[^\s{}]|\{[^{}\s]{0,40}\}){1,300})|"(?<quotedHead>[^{}"\n]{0,120}?)(?<quoted>${doi}[^\s"]{1,300}))|(?<=[,\s])(?:eprint|arxivid|arxiv)\s{0,20}=\s{0,20}[{"]\s{0,20}(?:arxiv:\s?)?(?<arxiv>${arxivIdPattern})|\barxiv:\s?(?<loose>${arxivIdPattern})`,
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
    const part = text.slice(from, start + charsPerSlice + overlapChars);
    for (const match of part.matchAll(pattern)) {
      if (from + match.index >= start + charsPerSlice) {
        break;
      }
      behind = from + match.index + match[0].length;
      links.push(...linkOf(match, part, from));
    }
    pattern.lastIndex = 0;
    yield;
  }
  return links;
}

/**
 * @param part the searched part of the text.
 * @param from the offset in the whole text at which it begins.
 */
function linkOf({ groups = {}, indices }: RegExpMatchArray, part: string, from: number): readonly IdentifierLink[] {
  if (groups["site"] !== undefined) {
    return siteLinkOf(groups["site"], from + (indices?.groups?.["site"]?.[0] ?? 0));
  }
  const name = ["arxiv", "loose", "bare", "doi", "quoted"].find((group) => groups[group] !== undefined) ?? "doi";
  const at = indices?.groups?.[name]?.[0] ?? 0;
  const isDoi = name === "doi" || name === "quoted";
  const id = !isDoi ? groups[name] : groups["head"] === undefined && name === "doi" ? doiInText(part, at) : groups[name];
  const read = id === undefined || !isDoi ? id : doiInField(`${groups["head"] ?? groups["quotedHead"] ?? ""}${id}`);
  if (id === undefined || read === undefined) {
    return [];
  }
  // Punctuation at the end of a field is not the DOI's.
  const end = at + (isDoi && id.startsWith(read) ? read.length : id.length);
  const address = isDoi ? doiAddress(read) : `https://arxiv.org/abs/${read}`;
  return [{ start: from + at, end: from + end, address }];
}

function siteLinkOf(text: string, start: number): readonly IdentifierLink[] {
  const read = readSiteId(text);
  const address = read && pageOfSiteId(read);
  const at = start + text.lastIndexOf(read?.id ?? "");
  return read && address !== undefined ? [{ start: at, end: at + read.id.length, address }] : [];
}
