import type { PaperLink } from "../../paper";
import { decodePercent, doiInField, doiInText, doiPrefix } from "../../text/doi";
import { findLinks, mergeLinks } from "../../text/findLinks";

export { arxivYear, findArxivId, readArxivId } from "../../text/arxivId";

/** The prefix of arXiv, whose DOIs only repeat its ids. */
const ofArxiv = /^10\.48550\//;

/**
 * Reads the DOI in a field that holds nothing else, in lower case; see {@link doiInField}. Returns `undefined` for arXiv's own DOI, which
 * only repeats the arXiv id.
 */
export function readDoiField(field: string): string | undefined {
  return unlessOfArxiv(doiInField(field));
}

/** Reads the first DOI in running text, in lower case, without the punctuation behind it. Returns `undefined` for arXiv's own DOI. */
export function readDoi(text: string): string | undefined {
  const plain = decodePercent(text);
  const start = doiPrefix.exec(plain)?.index;
  return start === undefined ? undefined : unlessOfArxiv(doiInText(plain, start));
}

function unlessOfArxiv(doi: string | undefined): string | undefined {
  const lower = doi?.toLowerCase();
  return lower === undefined || ofArxiv.test(lower) ? undefined : lower;
}

/** Finds a DOI in any text, but only in an address of the resolver or of a publisher, or after "doi:". */
export function findDoi(text: string): string | undefined {
  const plain = decodePercent(text);
  const found = /(?:\bdoi\.org\/|\bdoi[:=\s]\s{0,3}|https?:\/\/[^\s"<>{}]{1,80}?\/doi\/(?:[a-z]{1,20}\/)?)(?=10\.\d{4,9}[./])/i.exec(plain);
  if (!found) {
    return undefined;
  }
  const start = found.index + found[0].length;
  const isOfPublisher = found[0].startsWith("http");
  return isOfPublisher
    ? readDoiField(`${found[0]}${/^\S{1,300}/.exec(plain.slice(start))?.[0] ?? ""}`)
    : unlessOfArxiv(doiInText(plain, start));
}

/** Returns the links in these texts, without those that follow from the paper's ids. */
export function readLinks(texts: readonly string[]): readonly PaperLink[] {
  const found = texts.flatMap((text) => (/\.[a-z]/i.test(text) ? findLinks(text) : []));
  return found.length === 0 ? found : mergeLinks(found.filter((link) => !followsFromIds.test(link.url)));
}

const followsFromIds = /^https:\/\/(?:www\.|export\.|dx\.)?(?:arxiv|doi)\.org\//i;
