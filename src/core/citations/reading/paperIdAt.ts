import { readArxivId } from "../../text/arxivId";
import { doiAddress, doiInPasted } from "../../text/doi";
import { pageOfSiteId, readSiteId } from "../../text/siteIds";
import { identifierLinksIn } from "./identifierLinks";

/** An id of a paper in a text: labelled, as `arXiv:2404.05868`, or in an address. */
export interface PlacedId {
  readonly start: number;
  readonly end: number;
  /** `"arXiv:2404.05868"`, `"10.1145/3696410.3714932"`, or an address. */
  readonly id: string;
  /** The address of the paper's page. */
  readonly page: string;
}

/** Only so much of a line is read before the offset, and as much after it, in UTF-16 code units. */
const maxChars = 400;
const address = /https?:\/\/[^\s<>"'`{}|\\^]{4,400}/gi;

/** Returns the id of a paper at an offset of a text, or `undefined`. Reads only the line around it. */
export function paperIdAt(text: string, offset: number, languageId: string): PlacedId | undefined {
  const from = Math.max(offset - maxChars, text.lastIndexOf("\n", offset - 1) + 1);
  const lineEnd = text.indexOf("\n", offset);
  const line = text.slice(from, Math.min(lineEnd < 0 ? text.length : lineEnd, offset + maxChars));
  const at = offset - from;
  const found = addressAt(line, at) ?? labelledAt(line, at, languageId);
  return found && { ...found, start: from + found.start, end: from + found.end };
}

function labelledAt(line: string, at: number, languageId: string): PlacedId | undefined {
  for (const link of identifierLinksIn(line, languageId)) {
    const start = link.start - (/(?:arxiv|doi|pmid|acl|openreview):?\s{0,3}$/i.exec(line.slice(0, link.start))?.[0].length ?? 0);
    if (start <= at && at <= link.end) {
      const named = nameOf(link.address);
      return named && { start, end: link.end, ...named };
    }
  }
  return undefined;
}

function addressAt(line: string, at: number): PlacedId | undefined {
  for (const { 0: written, index } of line.matchAll(address)) {
    const trimmed = withoutPunctuation(written);
    if (index <= at && at <= index + trimmed.length) {
      const named = nameOf(trimmed);
      return named && { start: index, end: index + trimmed.length, ...named };
    }
  }
  return undefined;
}

/** A sentence goes on behind an address, and a bracket around it is closed. A bracket that the address opens is its own. */
function withoutPunctuation(written: string): string {
  let end = written.length;
  let surplus = written.split(")").length - written.split("(").length;
  for (let sign = written.charAt(end - 1); /[.,;:!?\]]/.test(sign) || (sign === ")" && surplus > 0); sign = written.charAt(end - 1)) {
    surplus -= sign === ")" ? 1 : 0;
    end--;
  }
  return written.slice(0, end);
}

/** Returns the id in an address. An address without an id of a paper names no paper. */
function nameOf(written: string): Pick<PlacedId, "id" | "page"> | undefined {
  const arxiv = readArxivId(written);
  if (arxiv !== undefined) {
    return { id: `arXiv:${arxiv}`, page: `https://arxiv.org/abs/${arxiv}` };
  }
  const doi = doiInPasted(written);
  if (doi !== undefined) {
    return { id: doi, page: doiAddress(doi) };
  }
  const site = readSiteId(written);
  return site && { id: written, page: pageOfSiteId(site) ?? written.replace(/^http:/, "https:") };
}
