import type { LinkKind, PaperLink } from "../paper";

const codeHosts = new Set(["github.com", "gitlab.com", "bitbucket.org", "codeberg.org"]);
const paperHosts = new Set([
  "arxiv.org",
  "openreview.net",
  "doi.org",
  "dx.doi.org",
  "aclanthology.org",
  "openaccess.thecvf.com",
  "proceedings.mlr.press",
  "proceedings.neurips.cc",
  "papers.nips.cc",
  "ecva.net",
  "dl.acm.org",
  "ieeexplore.ieee.org",
  "link.springer.com",
]);
const huggingFaceKinds: ReadonlyMap<string, LinkKind> = new Map([
  ["datasets", "dataset"],
  ["spaces", "demo"],
  ["papers", "paper"],
  ["collections", "page"],
  ["docs", "page"],
  ["blog", "page"],
]);
/** A code host's own pages, whose path looks like an owner's. */
const notOwners = new Set(["topics", "search", "features", "sponsors", "orgs", "marketplace", "about"]);
const longestAddress = 300;

/** The web addresses in a text as links, in the order of the text, each once, without the punctuation behind them. */
export function findLinks(text: string): readonly PaperLink[] {
  if (!text.includes("/") && !/www/i.test(text)) {
    return [];
  }
  const found = [
    ...text.matchAll(/(?<![\p{L}\p{N}])(?:https?:\/\/|www\.|(?:github|gitlab)\.com\/|huggingface\.co\/)[^\s<>"“”‘’{}|\\^`]+/giu),
  ];
  return mergeLinks(found.map(([address]) => linkTo(address)));
}

/**
 * An address as a link, or `undefined` where it is none: https (http and a lost scheme are upgraded), host in lower
 * case, no trailing punctuation, kind told by host and path.
 *
 * @param fallback the kind of an address whose host tells none.
 */
export function linkTo(address: string, fallback: LinkKind = "page"): PaperLink | undefined {
  const trimmed = withoutPunctuation(address.trim());
  const parts = /^(?:https?:\/\/)?([\w.-]+\.[a-z]{2,}(?::\d+)?)([/?#].*)?$/i.exec(trimmed);
  if (!parts || trimmed.length > longestAddress) {
    return undefined;
  }
  const host = (parts[1] ?? "").toLowerCase();
  const path = parts[2] ?? "";
  return { kind: kindOf(host.replace(/^www\./, ""), path, fallback), url: `https://${host}${path}` };
}

/** These links without those that lead where an earlier one leads already; `undefined` ones are left out. */
export function mergeLinks(links: readonly (PaperLink | undefined)[]): readonly PaperLink[] {
  const byPlace = new Map<string, PaperLink>();
  for (const link of links) {
    if (link && !byPlace.has(placeOf(link.url))) {
      byPlace.set(placeOf(link.url), link);
    }
  }
  return [...byPlace.values()];
}

/** What addresses have in common that lead to the same place: `github.com/naver-ai/vidt` for `http://www.GitHub.com/naver-ai/ViDT.git/`. */
export function placeOf(url: string): string {
  const place = url
    .trim()
    .replace(/^(?:https?:)?\/\//i, "")
    .replace(/^www\./i, "");
  const [host = "", ...path] = place.split("/");
  const bare = [host.toLowerCase(), ...path]
    .join("/")
    .replace(/\.git(?=\/?$)/i, "")
    .replace(/\/$/, "");
  return codeHosts.has(host.toLowerCase()) || host.toLowerCase() === "huggingface.co" ? bare.toLowerCase() : bare;
}

/** A closing bracket belongs to the address only where the address opened it. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  const opened = address.slice(0, longestAddress).split("(").length > address.slice(0, longestAddress).split(")").length - 1;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const isBalanced = last === ")" && opened && address.includes("(");
    if (isBalanced || !/[.,;:!?'"*_)\]>~…]/.test(last)) {
      break;
    }
    end--;
  }
  return address.slice(0, end);
}

function kindOf(host: string, path: string, fallback: LinkKind): LinkKind {
  const [first = "", second = ""] = path.split("/").filter((segment) => segment !== "");
  if (codeHosts.has(host)) {
    return first !== "" && second !== "" && !notOwners.has(first.toLowerCase()) ? "code" : "page";
  }
  if (host === "huggingface.co" || host === "hf.co") {
    return huggingFaceKinds.get(first) ?? (second === "" ? "page" : "model");
  }
  return paperHosts.has(host) ? "paper" : fallback;
}
