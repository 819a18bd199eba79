import { readArxivId } from "../text/arxivId";
import { doiInPasted } from "../text/doi";
import { readSiteId } from "../text/siteIds";
import type { PaperId } from "./source";

/** What the user gave to find a paper by. */
export type Given =
  | { readonly kind: "id"; readonly id: PaperId }
  /** The text holds entries of BibTeX. */
  | { readonly kind: "bibtex"; readonly text: string }
  | { readonly kind: "title"; readonly title: string }
  /** An address of a page that no service knows. */
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "nothing" };

/** Longer texts are no id and no title, in UTF-16 code units. */
const maxChars = 600;
const entry = /^[^@]{0,2000}@\s{0,9}[a-z]{3,30}\s{0,9}[{(]\s{0,99}[^\s,{}()"]{0,200}\s{0,99},/i;
const sites: ReadonlyMap<string, PaperId["kind"]> = new Map([
  ["openreview", "openreview"],
  ["acl", "acl"],
  ["pmlr", "pmlr"],
  ["cvf", "cvf"],
  ["semanticscholar", "semantic-scholar"],
]);
const dblp =
  /^\s{0,9}(?:https?:\/\/)?(?:www\.)?dblp\.(?:org|uni-trier\.de|dagstuhl\.de)\/rec\/(?:bib\/|html\/)?((?:conf|journals|books|phd|series|reference)\/[\w-]{1,60}\/[\w.-]{1,100}?)(?:\.(?:html|bib|xml|rdf|ris|nt|ttl))?(?:[?#]\S{0,200})?\s{0,9}$/i;
const openAlex = /^\s{0,9}(?:https?:\/\/)?(?:(?:api\.)?openalex\.org\/(?:works\/)?)?(W\d{5,12})\/?(?:[?#]\S{0,200})?\s{0,9}$/i;

/** Returns what a text is that the user gave: an id, an address that has one, BibTeX, or a title. Asks nothing. */
export function identify(pasted: string): Given {
  if (entry.test(pasted)) {
    return { kind: "bibtex", text: pasted };
  }
  const text = pasted.trim();
  if (text === "" || text.length > maxChars) {
    return text === "" ? { kind: "nothing" } : { kind: "title", title: text.replace(/\s+/g, " ").slice(0, maxChars) };
  }
  const id = idOf(text);
  if (id) {
    return { kind: "id", id };
  }
  return /^https?:\/\/\S+$/i.test(text) ? { kind: "address", url: text } : { kind: "title", title: text.replace(/\s+/g, " ") };
}

function idOf(text: string): PaperId | undefined {
  const arxiv = readArxivId(text);
  if (arxiv !== undefined) {
    return { kind: "arxiv", id: arxiv };
  }
  const [record, work] = [dblp.exec(text)?.[1], openAlex.exec(text)?.[1]];
  if (record !== undefined || work !== undefined) {
    return record === undefined ? { kind: "openalex", id: (work ?? "").toUpperCase() } : { kind: "dblp", id: record };
  }
  const site = readSiteId(text);
  const kind = site && sites.get(site.site);
  const doi = /10\.|10%2e/i.test(text) ? doiInPasted(text)?.toLowerCase() : undefined;
  // The DOI of a paper of the ACL has its id, and says more.
  if (doi !== undefined && (kind === undefined || kind === "acl")) {
    return { kind: "doi", id: doi };
  }
  if (site?.site === "corpusid") {
    return { kind: "semantic-scholar", id: `CorpusId:${site.id}` };
  }
  return kind === undefined || !site ? undefined : { kind, id: site.id };
}
