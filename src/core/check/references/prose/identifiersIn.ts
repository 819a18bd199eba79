import { arxivIdPattern, readArxivId } from "../../../text/arxivId";
import { doiInPasted, doiInText } from "../../../text/doi";
import { addressKey, linkTo } from "../../../text/findLinks";
import { readSiteId, siteIdKey } from "../../../text/siteIds";
import type { Identifier, Stated } from "../../reference";

/** An identifier of a paper as it stands in a text. */
export interface WrittenIdentifier extends Stated<Identifier> {
  /** Offsets of all that belongs to it: its label or its whole address. */
  readonly whole: { readonly start: number; readonly end: number };
}

const address = String.raw`(?<address>(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"“”‘’{}|\\^\x60]{1,400})`;
const arxiv = String.raw`\barxiv[ \t]{0,3}(?:e-?prints?|preprint)?[ \t]{0,3}(?:id)?[ \t]{0,3}[:/]?[ \t]{0,3}(?:arxiv[ \t]?:[ \t]?)?(?<arxiv>${arxivIdPattern})`;
const oldArxiv = String.raw`(?<![\w./:-])(?<old>(?=[a-z-]{2,8}(?:\.[a-z]{2})?\/\d)${arxivIdPattern})`;
const doi = String.raw`(?<![\w./])(?:doi[ \t]{0,3}[:=]?[ \t]{0,3}|\\doi\{[ \t]{0,9})?(?<doi>10\.\d{4,9}(?:\.\d{1,9}){0,4}\/)`;
const pattern = new RegExp(`${address}|${arxiv}|${oldArxiv}|${doi}`, "giu");

/** Returns the identifiers in a part of a text, in order: arXiv ids and DOIs with a label or in an address, ids of sites, repositories. */
export function identifiersIn(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly WrittenIdentifier[] {
  const part = text.slice(start, end);
  const found: WrittenIdentifier[] = [];
  let behind = 0;
  for (const line of linesWithSigns(part)) {
    for (const match of part.slice(line.start, line.end).matchAll(pattern)) {
      const at = line.start + match.index;
      if (at >= behind) {
        const read = readMatch(match, part, at);
        behind = read?.whole.end ?? behind;
        found.push(...(read ? [moved(read, start)] : []));
      }
    }
  }
  return found;
}

/** Every identifier has one of these, and all of it is on one line. Most lines have none, and the pattern takes ten times as long. */
const sign = /http|www\.|arxiv|\/\d{7}|10\.\d{4}/gi;

function* linesWithSigns(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let end = 0;
  for (const { index } of text.matchAll(sign)) {
    if (index >= end) {
      const next = text.indexOf("\n", index);
      const start = Math.max(end, text.lastIndexOf("\n", index) + 1);
      end = next === -1 ? text.length : next;
      yield { start, end };
    }
  }
}

function moved({ value, start, end, whole }: WrittenIdentifier, by: number): WrittenIdentifier {
  return { value, start: start + by, end: end + by, whole: { start: whole.start + by, end: whole.end + by } };
}

function readMatch(match: RegExpMatchArray, part: string, start: number): WrittenIdentifier | undefined {
  const { address: url, arxiv: labelled, old, doi: prefix } = match.groups ?? {};
  if (url !== undefined) {
    return readAddress(url, start);
  }
  const id = labelled ?? old;
  if (id !== undefined) {
    const at = start + match[0].length - id.length;
    return { value: { kind: "arxiv", id: withoutVersion(id) }, start: at, end: at + id.length, whole: { start, end: at + id.length } };
  }
  const at = start + match[0].length - (prefix ?? "").length;
  const name = doiInText(part, at);
  return name === undefined
    ? undefined
    : { value: { kind: "doi", id: name.toLowerCase() }, start: at, end: at + name.length, whole: { start, end: at + name.length } };
}

function readAddress(url: string, start: number): WrittenIdentifier | undefined {
  const link = linkTo(url.replace(/\].*$/, ""));
  if (!link) {
    return undefined;
  }
  // The link may differ in its scheme and its encoding, but not in its end.
  const written = url.slice(0, lengthWritten(url, link.url));
  const value = identifierOf(written, link.kind === "code");
  if (!value) {
    return undefined;
  }
  const inside = written.toLowerCase().indexOf(value.id.toLowerCase());
  const whole = { start, end: start + written.length };
  return inside === -1 || value.kind === "repository"
    ? { value, ...whole, whole }
    : { value, start: start + inside, end: start + inside + value.id.length, whole };
}

function lengthWritten(url: string, link: string): number {
  const tail = link.slice(-6);
  const found = url.lastIndexOf(tail);
  return found === -1 ? url.length : found + tail.length;
}

function identifierOf(url: string, isCode: boolean): Identifier | undefined {
  const id = readArxivId(url);
  if (id !== undefined) {
    return { kind: "arxiv", id };
  }
  const site = readSiteId(url);
  if (site) {
    return { kind: "site", id: siteIdKey(site) };
  }
  const name = doiInPasted(url);
  if (name !== undefined) {
    return { kind: "doi", id: name.toLowerCase() };
  }
  return isCode ? { kind: "repository", id: addressKey(url.replace(/[?#].*$/, "")) } : undefined;
}

function withoutVersion(id: string): string {
  return id.replace(/v\d{1,2}$/, "");
}
