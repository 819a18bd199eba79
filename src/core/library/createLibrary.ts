import type { Paper } from "../paper";
import { placeOf } from "../text/findLinks";

/** All papers loaded, with their look-ups. Each look-up gives `undefined` where no paper answers to it. */
export interface Library {
  readonly papers: readonly Paper[];
  byCitekey(citekey: string): Paper | undefined;
  /** With or without prefix and version: `"2404.05868"`, `"arXiv:2404.05868v2"`. */
  byArxiv(id: string): Paper | undefined;
  /** With or without resolver, in any case. */
  byDoi(doi: string): Paper | undefined;
  /** By the address of a repository, model, page, preprint or DOI; `www.`, `.git`, a closing slash and the host's case do not matter. */
  byUrl(url: string): Paper | undefined;
  /** By whatever names a paper alone: its citekey, else its arXiv id, DOI or address. */
  byAny(key: string): Paper | undefined;
}

/** Makes the look-ups over these papers; where two answer to the same, the first does. */
export function createLibrary(papers: readonly Paper[]): Library {
  const byCitekey = firstBy(papers, (paper) => [paper.citekey]);
  const byArxiv = firstBy(papers, (paper) => (paper.arxiv === undefined ? [] : [arxivId(paper.arxiv)]));
  const byDoi = firstBy(papers, (paper) => (paper.doi === undefined ? [] : [doiName(paper.doi)]));
  const byPlace = firstBy(papers, (paper) => paper.links.map((link) => placeOf(link.url)));
  const byUrl = (url: string): Paper | undefined => byAddress(url, { byArxiv, byDoi, byPlace });
  return {
    papers,
    byCitekey: (citekey) => byCitekey.get(citekey),
    byArxiv: (id) => byArxiv.get(arxivId(id)),
    byDoi: (doi) => byDoi.get(doiName(doi)),
    byUrl,
    byAny: (key) => byCitekey.get(key) ?? byArxiv.get(arxivId(key)) ?? byDoi.get(doiName(key)) ?? byUrl(key),
  };
}

interface Indexes {
  readonly byArxiv: ReadonlyMap<string, Paper>;
  readonly byDoi: ReadonlyMap<string, Paper>;
  readonly byPlace: ReadonlyMap<string, Paper>;
}

/** A page inside a repository is the repository's paper. */
function byAddress(url: string, { byArxiv, byDoi, byPlace }: Indexes): Paper | undefined {
  const place = placeOf(url);
  const bare = place.replace(/[?#].*$/, "").replace(/\/$/, "");
  const arxiv = /^(?:export\.)?arxiv\.org\/(?:abs|pdf|html)\/(.+)$/i.exec(bare)?.[1];
  const doi = /^(?:dx\.)?doi\.org\/(.+)$/i.exec(bare)?.[1];
  if (arxiv !== undefined) {
    return byArxiv.get(arxivId(arxiv));
  }
  if (doi !== undefined) {
    return byDoi.get(doiName(doi));
  }
  const repository = /^[^/]+\/[^/]+\/[^/]+(?=\/(?:tree|blob|wiki|issues|pull|releases|raw|resolve|-)(?:\/|$))/.exec(bare)?.[0] ?? bare;
  return byPlace.get(place) ?? byPlace.get(bare) ?? byPlace.get(placeOf(repository));
}

function arxivId(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/^arxiv:\s*/, "")
    .replace(/\.pdf$/, "")
    .replace(/v\d+$/, "");
}

function doiName(doi: string): string {
  return doi
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//, "")
    .replace(/^doi:\s*/, "");
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
