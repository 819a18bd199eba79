import type { Paper } from "../paper";
import { arxivKey, findArxivId, readArxivId } from "../text/arxivId";
import { doiInPasted } from "../text/doi";
import { addressKey } from "../text/findLinks";
import { readSiteId, siteIdKey, siteIdsOf } from "../text/siteIds";

/** All papers loaded, with their look-ups. Each look-up returns `undefined` if no paper matches. */
export interface Library {
  readonly papers: readonly Paper[];
  byCitekey(citekey: string): Paper | undefined;
  /** Accepts an id with or without prefix and version: `"2404.05868"`, `"arXiv:2404.05868v2"`. */
  byArxiv(id: string): Paper | undefined;
  /** Accepts a DOI with or without resolver, in upper or lower case. */
  byDoi(doi: string): Paper | undefined;
  /**
   * Accepts the address of a repository, model, page, preprint or DOI. Ignores `www.`, `.git`, a final slash and the case of
   * the host.
   */
  byUrl(url: string): Paper | undefined;
  /** Accepts any unique identifier: a citekey first, then an arXiv id, a DOI, an address or the id of a site. */
  byAny(key: string): Paper | undefined;
}

/**
 * Creates the look-ups over these papers. If several papers match, the first one is returned.
 *
 * @param byOtherKey returns the paper of a citekey that none of these papers has in the library, but that one has in its file: a file may list a
 * paper twice, and several files may list it.
 */
export function createLibrary(papers: readonly Paper[], byOtherKey: (citekey: string) => Paper | undefined = () => undefined): Library {
  const byCitekey = firstBy(papers, (paper) => [paper.citekey]);
  const byArxiv = firstBy(papers, (paper) => (paper.arxiv === undefined ? [] : [arxivId(paper.arxiv)]));
  const byDoi = firstBy(papers, (paper) => (paper.doi === undefined ? [] : [doiName(paper.doi)]));
  const byPlace = firstBy(papers, (paper) => [...paper.links.map((link) => addressKey(link.url)), ...siteIdsOf(paper).map(siteIdKey)]);
  const byUrl = (url: string): Paper | undefined => byAddress(url, { byArxiv, byDoi, byPlace });
  const byKey = (citekey: string): Paper | undefined => byCitekey.get(citekey) ?? byOtherKey(citekey);
  return {
    papers,
    byCitekey: byKey,
    byArxiv: (id) => byArxiv.get(arxivId(id)),
    byDoi: (doi) => byDoi.get(doiName(doi)),
    byUrl,
    byAny: (key) => byKey(key) ?? byArxiv.get(arxivId(key)) ?? byDoi.get(doiName(key)) ?? byUrl(key),
  };
}

interface Indexes {
  readonly byArxiv: ReadonlyMap<string, Paper>;
  readonly byDoi: ReadonlyMap<string, Paper>;
  readonly byPlace: ReadonlyMap<string, Paper>;
}

/** A page inside a repository belongs to the paper of the repository. */
function byAddress(url: string, { byArxiv, byDoi, byPlace }: Indexes): Paper | undefined {
  const place = addressKey(url);
  const bare = place.replace(/[?#].*$/, "").replace(/\/$/, "");
  const repository = /^[^/]+\/[^/]+\/[^/]+(?=\/(?:tree|blob|wiki|issues|pull|releases|raw|resolve|-)(?:\/|$))/.exec(bare)?.[0] ?? bare;
  const site = readSiteId(url);
  return (
    byArxiv.get(arxivId(url)) ??
    byDoi.get(doiName(url)) ??
    (site && byPlace.get(siteIdKey(site))) ??
    byPlace.get(place) ??
    byPlace.get(bare) ??
    byPlace.get(addressKey(repository))
  );
}

/** A paper's id that nobody would recognize as one is looked up as it is. */
function arxivId(id: string): string {
  return arxivKey(readArxivId(id) ?? findArxivId(id) ?? id);
}

function doiName(doi: string): string {
  return (doiInPasted(doi) ?? doi.trim()).toLowerCase();
}

function firstBy(papers: readonly Paper[], keysOf: (paper: Paper) => readonly string[]): ReadonlyMap<string, Paper> {
  const index = new Map<string, Paper>();
  for (const paper of papers) {
    for (const key of keysOf(paper)) {
      if (!index.has(key)) {
        index.set(key, paper);
      }
    }
  }
  return index;
}
