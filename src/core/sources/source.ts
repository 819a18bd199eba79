import type { CslItem } from "../formats/csl/item";
import type { PaperLink } from "../paper";
import type { Why } from "./why";

/** The services that have records of papers. */
export type SourceId =
  | "arxiv"
  | "crossref"
  | "datacite"
  | "openalex"
  | "semantic-scholar"
  | "hugging-face"
  | "dblp"
  | "openreview"
  | "acl-anthology"
  | "pmlr"
  | "zotero";

/** A question to a service. It is data: nothing is sent by making it. */
export interface SourceRequest {
  readonly source: SourceId;
  /** Starts with `https://`, or with `http://127.0.0.1:` for Zotero. */
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** An answer in the cache is used only if it is not older, for lists that grow during the day. */
  readonly maxAgeSeconds?: number;
}

/** The answer of a service, as it was sent. */
export interface SourceResponse {
  readonly status: number;
  /** Without parameters, in lower case: `"application/json"`. Empty if the service did not say. */
  readonly contentType: string;
  readonly text: string;
  /** The value of the header `Retry-After`, if there is one. */
  readonly retryAfter?: string;
  /** When it came, in milliseconds since 1970. An answer from the cache came earlier. */
  readonly at?: number;
}

/** A paper as a service describes it. */
export interface FoundPaper {
  readonly source: SourceId;
  /** Reading it with `paperOfItem` gives the paper. */
  readonly item: CslItem;
  /** Repositories, models, and pages, besides those in the item. */
  readonly links: readonly PaperLink[];
  /** True if the service says that the paper was retracted or withdrawn. */
  readonly isRetracted?: boolean;
  /** When the service said so, in milliseconds since 1970. */
  readonly asOf?: number;
}

/** The meaning of an answer. `unknown` means that the service does not have the paper, and is never said of an error. */
export type SourceAnswer<T = readonly FoundPaper[]> =
  | { readonly kind: "found"; readonly found: T }
  | { readonly kind: "unknown" }
  /** Try later: `waitSeconds` if the service said when. */
  | { readonly kind: "later"; readonly waitSeconds?: number }
  | { readonly kind: "broken"; readonly why: Why };

/** A service: questions and how their answers are read. Pure. */
export interface Source {
  readonly id: SourceId;
  /** For the user: `"Semantic Scholar"`. */
  readonly name: string;
  /** True if browsers may ask it from any page. */
  readonly isOpenToBrowsers: boolean;
  /** Returns the question for a paper by its id, or `undefined` if the service does not know such ids. */
  byId(id: PaperId): SourceRequest | undefined;
  /** Returns the question for papers by their title, if the service can be asked so. */
  byTitle?(title: string, limit: number): SourceRequest;
  parse(response: SourceResponse): SourceAnswer;
}

/** An id that the user gave or that stands in a text. */
export type PaperId =
  /** Without prefix and version. */
  | { readonly kind: "arxiv"; readonly id: string }
  /** Without resolver, in lower case. */
  | { readonly kind: "doi"; readonly id: string }
  | { readonly kind: "openreview" | "acl" | "pmlr" | "cvf" | "semantic-scholar" | "openalex" | "dblp"; readonly id: string };
