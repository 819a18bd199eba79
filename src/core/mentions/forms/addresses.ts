import type { Paper, PaperLink } from "../../paper";
import { isWordCode } from "./characters";
import type { AddressForm } from "./form";

/** An id or address of a paper as it is looked up, without the parts around it that a text may leave out. */
export interface Address {
  readonly kind: AddressForm["kind"];
  readonly text: string;
  /** Describes the mention: `"arXiv id"`. */
  readonly why: string;
}

const hostsOfRepositories =
  /^(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co)\/(?:(?:datasets|spaces)\/)?([^/?#]+\/[^/?#]+)$/i;

/** Returns the ids and addresses by which a text may point to the paper. */
export function addressesOf({ arxiv, doi, links }: Paper): readonly Address[] {
  return [
    ...(arxiv === undefined ? [] : [{ kind: "arxiv", text: arxiv, why: "arXiv id" } as const]),
    ...(doi === undefined ? [] : [{ kind: "doi", text: doi, why: "DOI" } as const]),
    ...links.map(addressOf).filter(({ kind, text }) => kind === "openreview" || /\/|\..*\./.test(text)),
  ];
}

/** The address of a paper's page at OpenReview, or of its PDF or an attachment there. Only the id distinguishes it. */
const openReviewAddress = /^https?:\/\/(?:www\.)?openreview\.net\/\w+\?(?:[^#]*&)?id=([\w-]+)/i;

function addressOf({ kind, url }: PaperLink): Address {
  const id = openReviewAddress.exec(url)?.[1]?.replace(/^[_-]+|[_-]+$/g, "");
  if (id !== undefined && id !== "") {
    return { kind: "openreview", text: id, why: "its page at OpenReview" };
  }
  const place = url
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/(?<!\/)\/+$/, "")
    .replace(/\.git$/, "");
  const repository = hostsOfRepositories.exec(place)?.[1];
  return repository === undefined
    ? { kind: "page", text: place, why: `its ${kind === "code" ? "code's" : `${kind}'s`} address` }
    : { kind: "repository", text: repository, why: `its ${kind === "code" ? "repository" : kind}` };
}

/** The text this far around an id is read, in UTF-16 code units. */
const reach = 64;

/**
 * Returns the offsets of the whole mention if an id or address is at `[start, end)`: with the prefix, scheme and host before it
 * and the version after it. Returns `undefined` if the text around it makes it something else, such as a bare number or another
 * repository.
 */
export function addressAt(
  text: string,
  start: number,
  end: number,
  { kind, text: wanted }: Pick<Address, "kind" | "text">,
): readonly [number, number] | undefined {
  if (end - start !== wanted.length || text.slice(start, end).toLowerCase() !== wanted.toLowerCase()) {
    return undefined;
  }
  const head = text.slice(Math.max(0, start - reach), start);
  const tail = text.slice(end, end + reach);
  const { before, behind, isBare } = addressContexts[kind];
  const prefix = before.exec(head)?.[0] ?? "";
  const suffix = behind.exec(tail)?.[0];
  if (suffix === undefined || (prefix === "" && (isContinued(head) || !isBare(wanted, suffix)))) {
    return undefined;
  }
  return [start - prefix.length, end + suffix.length];
}

/** The text that may belong to an address, before and behind it. */
interface AddressContext {
  readonly before: RegExp;
  readonly behind: RegExp;
  /** Returns whether an id is one although nothing is before it. `suffix` is the text behind it. */
  readonly isBare: (id: string, suffix: string) => boolean;
}

const addressContexts: Record<Address["kind"], AddressContext> = {
  arxiv: {
    before:
      /(?:(?:https?:\/\/)?(?:(?:www|export|browse)\.)?(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co)\/(?:abs|pdf|html|papers|format|e-print|overview)\/|(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\.|\barxiv[ \t]{0,2}[:.][ \t]{0,2}|\barxiv(?:[ \t_-]|[ \t]?id[ \t]?[:=]?[ \t]?)|\beprint[ \t]{0,8}=[ \t]{0,8}["{])$/i,
    behind: /^(?:v\d{1,2}(?![\p{L}\p{N}]))?(?:\.pdf(?![\p{L}\p{N}]))?(?![\p{L}\p{N}]|\.\d)/u,
    // `2404.05868` may be a number. With a version, and with the name of an archive before it, it can be nothing else.
    isBare: (id, suffix) => suffix !== "" || id.includes("/"),
  },
  doi: {
    before: /(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|\bdoi:?[ \t]{0,2})$/i,
    behind: /^(?![\p{L}\p{N}]|[._/-][\p{L}\p{N}])/u,
    isBare: () => true,
  },
  repository: {
    before:
      /(?:(?:git\+)?(?:https?|ssh|git):\/\/)?(?:git@|www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co)[/:](?:(?:datasets|spaces)\/)?$/i,
    behind: /^(?:\.git(?![\p{L}\p{N}]))?(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}_])/u,
    isBare: () => true,
  },
  openreview: {
    before: /(?:https?:\/\/)?(?:www\.)?openreview\.net\/\w{1,16}\?(?:[\w=&-]{0,24}&)?id=[_-]*$/i,
    behind: /^[_-]*(?![\w-])/,
    isBare: () => false,
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
