import { readArxivId } from "./arxivId";
import { doiAddress, doiInPasted } from "./doi";
import { linkTo } from "./findLinks";
import { pageOfSiteId, readSiteId } from "./siteIds";

const maxPastedChars = 300;

/** Returns the address of the page that a pasted id or address names, or `undefined` if the text is neither: a title, or words. */
export function pageOfPasted(pasted: string): string | undefined {
  const text = pasted.trim();
  if (text === "" || text.length > maxPastedChars || /[\r\n]/.test(text)) {
    return undefined;
  }
  const arxiv = readArxivId(text);
  if (arxiv !== undefined) {
    return `https://arxiv.org/abs/${arxiv}`;
  }
  const link = /\s/.test(text) ? undefined : linkTo(text.replace(/^<|>$/g, ""));
  if (link && /^https:\/\/[^/]+\/./.test(link.url)) {
    return link.url;
  }
  const site = readSiteId(text);
  const page = site && pageOfSiteId(site);
  const doi = /10\.|10%2e/i.test(text) ? doiInPasted(text) : undefined;
  return page ?? (doi === undefined ? undefined : doiAddress(doi));
}

/** Returns the address of arXiv's search for some words. */
export function arxivSearchPage(words: string): string {
  return `https://arxiv.org/search/?searchtype=all&query=${encodeURIComponent(words.trim().slice(0, maxPastedChars))}`;
}
