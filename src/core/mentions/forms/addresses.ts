import type { Paper, PaperLink } from "../../paper";
import { arxivHeadPattern } from "../../text/arxivId";
import { readSiteId, siteContexts, siteIdsOf } from "../../text/siteIds";
import { isWordCode } from "./characters";
import type { AddressForm } from "./form";
import { gapKind } from "./gaps";

/** An id or address of a paper as it is looked up, without the parts around it that a text may leave out. */
export interface Address extends Pick<AddressForm, "kind" | "text" | "rest" | "site"> {
  /** Describes the mention: `"arXiv id"`. */
  readonly why: string;
}

const hostsOfRepositories =
  /^(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co)\/(?:(?:datasets|spaces)\/)?([^/?#]+\/[^/?#]+)$/i;

/** Returns the ids and addresses by which a text may point to the paper. */
export function addressesOf(paper: Paper): readonly Address[] {
  const { arxiv, doi, links } = paper;
  return [
    ...(arxiv === undefined ? [] : [...new Set([arxiv, arxiv.replace(/\.[a-z]{2}(?=\/)/i, "")])]).map(
      (text) => ({ kind: "arxiv", text, why: "arXiv id" }) as const,
    ),
    ...(doi === undefined ? [] : spellingsOfDoi(doi)).map((text) => ({ kind: "doi", text, why: "DOI" }) as const),
    ...siteIdsOf(paper).map(({ site, id }) => ({
      kind: "site" as const,
      site,
      text: id.replace(/^[_-]+|[_-]+$/g, ""),
      why: siteContexts.get(site)?.why ?? "",
    })),
    ...links
      .filter(({ url }) => readSiteId(url) === undefined)
      .map(addressOf)
      .filter(({ text }) => /\/|\..*\./.test(text)),
  ];
}

/**
 * Returns a DOI as addresses have it, itself first. Browsers, Wikipedia and publishers agree on `<` and `>`, but encode different ones of the
 * other characters.
 */
function spellingsOfDoi(doi: string): readonly string[] {
  const encoded = [/[<>#%"]/g, /[<>#%"()[\]]/g, /[^\w.~()/-]/g, /[^\w.~/-]/g, /[^\w.~()-]/g, /[^\w.~-]/g].map((special) =>
    doi.replace(special, (sign) => (sign < "\x7f" ? `%${sign.charCodeAt(0).toString(16).toUpperCase()}` : encodeURI(sign))),
  );
  return [...new Set([doi, ...encoded])];
}

function addressOf({ kind, url }: PaperLink): Address {
  const place = url
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/(?<!\/)\/+$/, "")
    .replace(/\.git$/, "");
  const repository = hostsOfRepositories.exec(place)?.[1];
  return repository === undefined
    ? { kind: "page", ...withRest(place), why: `its ${kind === "code" ? "code's" : `${kind}'s`} address` }
    : { kind: "repository", text: repository, why: `its ${kind === "code" ? "repository" : kind}` };
}

/** Divides an address where no name goes on, as at the `=` of a parameter: what is behind that is compared, and not looked up. */
function withRest(place: string): Pick<Address, "text" | "rest"> {
  const end = [...place].findIndex((sign) => gapKind(sign.charCodeAt(0)) === 0 && !isWordCode(sign.charCodeAt(0)));
  return end > 0 && place.length === [...place].length ? { text: place.slice(0, end), rest: place.slice(end) } : { text: place };
}

/** The text this far around an id is read, in UTF-16 code units. */
const reach = 160;

/**
 * Returns the offsets of the whole mention if an id or address is at `[start, end)`: with the prefix, scheme and host before it
 * and the version after it. Returns `undefined` if the text around it makes it something else, such as a bare number or another
 * repository.
 */
export function addressAt(
  text: string,
  start: number,
  end: number,
  { kind, text: wanted, rest = "", site = "" }: Pick<Address, "kind" | "text" | "rest" | "site">,
): readonly [number, number] | undefined {
  const found = endOfWanted(text, start, end, wanted);
  if (found === undefined || !text.startsWith(rest, found) || (site === "openreview" && text.slice(start, found) !== wanted)) {
    return undefined;
  }
  const whole = found + rest.length;
  const head = text.slice(Math.max(0, start - reach), start);
  const tail = text.slice(whole, whole + reach);
  const { before, behind, isBare } = kind === "site" ? contextOfSite(site) : addressContexts[kind];
  const prefix = before.exec(head)?.[0] ?? "";
  const suffix = behind.exec(tail)?.[0];
  if (suffix === undefined || (prefix === "" && (isContinued(head) || !isBare(wanted, suffix, head)))) {
    return undefined;
  }
  return [start - prefix.length, whole + suffix.length];
}

/**
 * Returns the end of an id or address that begins at an offset, or `undefined` if the text has another one. LaTeX writes `\_` for `_`. The
 * last letter or digit, at `end`, may be followed by signs that belong to a DOI: `10.1002/…3.0.CO;2-#`, `10.1000/5(87)`.
 */
function endOfWanted(text: string, start: number, end: number, wanted: string): number | undefined {
  const found = text.slice(start, end);
  const plain = found.includes("\\") ? found.replace(/\\(?=[_#%&$])/g, "") : found;
  const rest = wanted.slice(plain.length);
  const isSame = plain.length <= wanted.length && plain.toLowerCase() === wanted.slice(0, plain.length).toLowerCase();
  return isSame && !/[\p{L}\p{N}]/u.test(rest) && text.startsWith(rest, end) ? end + rest.length : undefined;
}

/** The text that may belong to an address, before and behind it. */
interface AddressContext {
  readonly before: RegExp;
  readonly behind: RegExp;
  /** Returns whether an id is one although nothing that marks it is before it. `suffix` is the part of the address behind it, `head` the text before. */
  readonly isBare: (id: string, suffix: string, head: string) => boolean;
}

function contextOfSite(site: string): AddressContext {
  const context = siteContexts.get(site);
  return context ? { ...context, isBare: (id, _, head) => context.bare.test(id) && context.bareAfter.test(head) } : addressContexts.page;
}

const addressContexts: Record<Exclude<Address["kind"], "site">, AddressContext> = {
  arxiv: {
    before: new RegExp(String.raw`(?:${arxivHeadPattern}|\beprint[ \t]{0,8}=[ \t]{0,8}["{])$`, "i"),
    behind: /^(?:v\d{1,2}(?![\p{L}\p{N}]))?(?:\.(?:pdf|ps(?:\.gz)?)(?![\p{L}\p{N}]))?(?![\p{L}\p{N}]|\.\d)/u,
    // `2404.05868` may be a number. With a version, and with the name of an archive before it, it can be nothing else.
    isBare: (id, suffix) => suffix !== "" || id.includes("/"),
  },
  doi: {
    // A publisher's address has folders before the DOI, or a parameter that it is the value of.
    before:
      /(?:(?:https?:\/\/)?(?:[\w-]{1,40}\.){1,5}[a-z]{2,8}\/(?:[\w.-]{1,30}\/){0,4}(?:[\w.-]{0,20}\?(?:[\w=&-]{0,24}&)?\w{1,10}=)?|\b(?:info:|urn:)?doi[:/]?[ \t]{0,2})$/i,
    behind:
      /^(?:\/(?:e?pdf|pdfdirect|full|full-?text|abstract|abs|summary|meta|html?)(?![\p{L}\p{N}/._-])|(?:\.full)?\.(?:pdf|html?)(?![\p{L}\p{N}])|v\d(?=[.\s)\]>"']|$)(?:\.full(?:\.pdf|-text)?)?)?(?![\p{L}\p{N}]|[._/([-][\p{L}\p{N}]|%[\da-f]{2}|<[^<>\s"/=]{0,40}:)/iu,
    isBare: () => true,
  },
  repository: {
    before:
      /(?:(?:git\+)?(?:https?|ssh|git):\/\/)?(?:git@|www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co)[/:](?:(?:datasets|spaces)\/)?$/i,
    behind: /^(?:\.git(?![\p{L}\p{N}]))?(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}_])/u,
    isBare: () => true,
  },
  page: {
    before: /(?:https?:\/\/)?(?:www\.)?$/i,
    behind: /^(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}_])/u,
    isBare: () => true,
  },
};

/** Returns whether an address is only the end of a longer one. */
function isContinued(head: string): boolean {
  const last = head.charCodeAt(head.length - 1);
  return head !== "" && (isWordCode(last) || "-_./@".includes(head.at(-1) ?? ""));
}
