import type { PersonName } from "../paper";

/** A part of a reference and its place, with half-open offsets in UTF-16 code units. */
export interface Stated<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
  /** `true` if the value is not written there as a whole, so that nothing can replace it: a macro's or an inherited value is at the entry's head. */
  readonly isElsewhere?: boolean;
}

/** An identifier as CiteLens compares it: without resolver, prefix and version. */
export interface Identifier {
  readonly kind: "arxiv" | "doi" | "site" | "repository";
  /** `"2404.05868"`, `"10.1145/3696410.3714932"`, `"acl:2020.acl-main.463"`, `"github.com/naver-ai/vidt"`. */
  readonly id: string;
}

/** The facts that stand together about one paper: an entry of a bibliography, or a title with what is beside it in a comment or in prose. */
export interface Reference {
  /** A `record` states its parts field by field. In `prose` they are recognized. */
  readonly form: "record" | "prose";
  readonly start: number;
  readonly end: number;
  /** Clean text without LaTeX. */
  readonly title?: Stated<string>;
  /** In the order of the text. A list that says that it is not complete ends with `otherPeople`. */
  readonly authors?: Stated<readonly PersonName[]>;
  readonly year?: Stated<number>;
  readonly venue?: Stated<string>;
  readonly identifiers: readonly Stated<Identifier>[];
  /** Texts that stand where a fact should be: `"2305.XXXX"`, `"[43 authors]"`, `"TODO"`. */
  readonly placeholders?: readonly Stated<string>[];
  /** The reference says itself that the paper is withdrawn or retracted. */
  readonly saysRetracted?: boolean;
  /** How its file writes text, for a fix that replaces a part. */
  readonly syntax: "bibtex" | "json" | "yaml" | "plain";
}
