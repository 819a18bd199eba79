import type { Paper, PaperLink } from "../../paper";
import { isWordCode } from "./characters";
import type { AddressForm } from "./form";

/** An id or address of a paper as it is looked for, with nothing around it that may be missing. */
export interface Address {
  readonly kind: AddressForm["kind"];
  readonly text: string;
  /** Said of a mention: `"arXiv id"`. */
  readonly why: string;
}

const hostsOfRepositories =
  /^(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co)\/(?:(?:datasets|spaces)\/)?([^/?#]+\/[^/?#]+)$/i;

/** The ids and addresses by which a text may point to the paper. */
export function addressesOf({ arxiv, doi, links }: Paper): readonly Address[] {
  return [
    ...(arxiv === undefined ? [] : [{ kind: "arxiv", text: arxiv, why: "arXiv id" } as const]),
    ...(doi === undefined ? [] : [{ kind: "doi", text: doi, why: "DOI" } as const]),
    ...links.map(addressOf).filter(({ text }) => /\/|\..*\./.test(text)),
  ];
}

function addressOf({ kind, url }: PaperLink): Address {
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

/** Characters before or behind an id that are looked at. */
const reach = 64;

/**
 * The whole mention where an id or address stands at `[start, end)` of the text, with the prefix, scheme and host before it and the version
 * behind it; `undefined` where what stands around makes it something else: a bare number, another repository.
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
  const { before, behind, needed } = surroundings[kind];
  const prefix = before.exec(head)?.[0] ?? "";
  const suffix = behind.exec(tail)?.[0];
  if (suffix === undefined || (prefix === "" && (needed || isContinued(head)))) {
    return undefined;
  }
  return [start - prefix.length, end + suffix.length];
}

/** What may belong to an address, before and behind it; `needed` where it is none without what is before. */
const surroundings: Record<Address["kind"], { readonly before: RegExp; readonly behind: RegExp; readonly needed: boolean }> = {
  arxiv: {
    before:
      /(?:(?:https?:\/\/)?(?:(?:www|export|browse)\.)?(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co)\/(?:abs|pdf|html|papers|format|e-print)\/|(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\.|\barxiv[ \t]{0,2}[:.][ \t]{0,2}|\barxiv(?:[ \t_-]|[ \t]?id[ \t]?[:=]?[ \t]?)|\beprint[ \t]{0,8}=[ \t]{0,8}["{])$/i,
    behind: /^(?:v\d{1,2}(?![\p{L}\p{N}]))?(?:\.pdf(?![\p{L}\p{N}]))?(?![\p{L}\p{N}]|\.\d)/u,
    needed: true,
  },
  doi: {
    before: /(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|\bdoi:?[ \t]{0,2})$/i,
    behind: /^(?![\p{L}\p{N}]|[._/-][\p{L}\p{N}])/u,
    needed: false,
  },
  repository: {
    before:
      /(?:(?:git\+)?(?:https?|ssh|git):\/\/)?(?:git@|www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co)[/:](?:(?:datasets|spaces)\/)?$/i,
    behind: /^(?:\.git(?![\p{L}\p{N}]))?(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}_])/u,
    needed: false,
  },
  page: {
    before: /(?:https?:\/\/)?(?:www\.)?$/i,
    behind: /^(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}_])/u,
    needed: false,
  },
};

/** Whether what stands before an address is part of a longer one. */
function isContinued(head: string): boolean {
  const last = head.charCodeAt(head.length - 1);
  return head !== "" && (isWordCode(last) || "-_./@".includes(head.at(-1) ?? ""));
}
