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
/** Pages of a code host whose path looks like an owner's. */
const notOwners = new Set(["topics", "search", "features", "sponsors", "orgs", "marketplace", "about"]);
const maxAddressChars = 300;

/** Finds the web addresses in a text, in order, without repetitions and without the punctuation after them. */
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
 * Converts an address to a link, or returns `undefined` if it is not an address. The link has https (also for http and for a
 * missing scheme), its host in lower case, no trailing punctuation, and a kind that depends on host and path.
 *
 * @param fallback the kind if the host does not determine one.
 */
export function linkTo(address: string, fallback: LinkKind = "page"): PaperLink | undefined {
  const trimmed = withoutPunctuation(address.trim());
  const parts = trimmed.length > maxAddressChars ? undefined : /^(?:https?:\/\/)?([\w.-]+\.[a-z]{2,}(?::\d+)?)([/?#].*)?$/i.exec(trimmed);
  if (!parts) {
    return undefined;
  }
  const host = (parts[1] ?? "").toLowerCase();
  const path = parts[2] ?? "";
  return { kind: kindOf(host.replace(/^www\./, ""), path, fallback), url: `https://${host}${path.replace(/\s/g, encodeURIComponent)}` };
}

/** Returns the links without those that lead to the same place as an earlier one. Skips `undefined`. */
export function mergeLinks(links: readonly (PaperLink | undefined)[]): readonly PaperLink[] {
  const byPlace = new Map<string, PaperLink>();
  for (const link of links) {
    if (link && !byPlace.has(addressKey(link.url))) {
      byPlace.set(addressKey(link.url), link);
    }
  }
  return [...byPlace.values()];
}

/**
 * Returns a key that is equal for addresses that lead to the same place: `github.com/naver-ai/vidt` for
 * `http://www.GitHub.com/naver-ai/ViDT.git/`.
 */
export function addressKey(url: string): string {
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

/** A closing bracket belongs to the address only if the address also contains the opening one. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  const opened = address.slice(0, maxAddressChars).split("(").length > address.slice(0, maxAddressChars).split(")").length - 1;
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
