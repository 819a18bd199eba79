import { arxivKey, readArxivId } from "../../text/arxivId";
import { decodePercent, doiInPasted } from "../../text/doi";
import { readSiteId, siteIdKey } from "../../text/siteIds";
import { plain } from "./spelling";
import { plainWords } from "./terms";

/** An id may still be typed, so that its last digits are missing. */
const arxiv = /(?:^|arxiv[:./]|\/(?:abs|pdf|html)\/)\s*(\d{4}\.\d{1,5})(?:v\d+)?(?:\.pdf)?$/i;
const oldArxiv = /(?:^|arxiv[:./]|\/(?:abs|pdf)\/)\s*([a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i;
/** The query in the address of a search page. */
const searchParameter = /[?&](?:q|query|search|term|title|text)=([^&#]*)/i;
const address = /^(?:https?:\/\/)?(?:www\.)?([a-z\d-]+(?:\.[a-z\d-]+)+)\/(\S*)$/i;

/**
 * Returns the term that looks up a pasted identifier or address, or `undefined` if the text is neither:
 * `https://arxiv.org/pdf/2404.05868v2` gives `2404.05868`, `https://doi.org/10.1145/3696410.3714932` the DOI, and
 * `https://github.com/licong-lin/negative-preference-optimization.git` the address without the parts that vary.
 */
export function identifierOf(text: string): string | undefined {
  const bare = text.replace(/(?<![),.;>\]])[),.;>\]]+$/, "");
  const page = bare.replace(/[?#].*$/, "");
  const id = readArxivId(text) ?? (arxiv.exec(page) ?? oldArxiv.exec(page))?.[1];
  if (id !== undefined) {
    return arxivKey(plain(id));
  }
  const site = readSiteId(text);
  if (site) {
    return plain(siteIdKey(site));
  }
  const doi = /10\.|10%2e/i.test(text) ? doiInPasted(text) : undefined;
  return doi === undefined ? addressKey(bare) : plain(doi);
}

/**
 * Returns the query in the address of a search page such as `https://scholar.google.com/scholar?q=token+merging`, or
 * `undefined` if the text is not one.
 */
export function searchPageQuery(text: string): string | undefined {
  return address.test(text) ? decodePercent(searchParameter.exec(text)?.[1]?.replaceAll("+", " ") ?? "") || undefined : undefined;
}

/**
 * Returns the terms that find an address: the address itself, and the words of its path (`licong`, `lin`, …) or the id of its
 * page (`7avlrpzwqo`).
 */
export function addressKeys(url: string): readonly string[] {
  const site = readSiteId(url);
  const key = addressKey(url);
  const path = key?.slice(key.indexOf("/") + 1) ?? "";
  return key === undefined
    ? []
    : [
        ...(site ? [plain(siteIdKey(site)), plain(site.id), ...plainWords(site.id)] : []),
        key,
        ...plainWords(path).filter((word) => word.length > 1),
      ];
}

/**
 * Returns an address without scheme, `www.`, `.git`, query, and trailing slash. A repository and a
 * model keep only its owner and name.
 */
function addressKey(url: string): string | undefined {
  const [, host = "", path = ""] = address.exec(url.replace(/[?#].*$/, "")) ?? [];
  const parts = plain(path.replace(/(?<!\/)\/+$/, "").replace(/\.git$/, "")).split("/");
  if (host === "" || parts[0] === "") {
    return undefined;
  }
  const lower = host.toLowerCase().replace(/^hf\.co$/, "huggingface.co");
  return `${lower}/${parts.slice(0, partsOfPlace(lower, parts)).join("/")}`;
}

/** Returns how many parts of the path lead to the repository, the model or the page, whose own pages follow them. */
function partsOfPlace(host: string, [first = ""]: readonly string[]): number {
  if (/^git(?:hub|lab)\.com$|^paperswithcode\.com$/.test(host)) {
    return 2;
  }
  return host !== "huggingface.co" ? Number.POSITIVE_INFINITY : /^(?:datasets|spaces)$/.test(first) ? 3 : 2;
}
