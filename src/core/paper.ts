/**
 * The plain data that everything in CiteLens speaks. A paper is a bibliographic record; field names that CSL-JSON
 * also has (`title`, `abstract`, `family`, `given`, …) mean what they mean there.
 *
 * The running example in the docstrings is "Negative Preference Optimization: From Catastrophic Collapse to Effective
 * Unlearning" by Ruiqi Zhang and others, arXiv 2404.05868, COLM 2024, known as NPO.
 */

/** A person's name in CSL's parts; `literal` stands for a name that has none, such as a group's. */
export interface PersonName {
  readonly family?: string;
  readonly given?: string;
  readonly "non-dropping-particle"?: string;
  readonly "dropping-particle"?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** Where a paper appeared after peer review, and when. */
export interface Publication {
  readonly kind: "conference" | "journal" | "workshop" | "book" | "thesis" | "report";
  /** As the venue is commonly called: `"COLM"`, `"IEEE Transactions on Pattern Analysis and Machine Intelligence"`. */
  readonly venue: string;
  readonly year?: number;
  readonly volume?: string;
  readonly issue?: string;
  /** First and last page with a hyphen between: `"28151-28166"`. */
  readonly pages?: string;
}

export type LinkKind = "code" | "model" | "dataset" | "demo" | "page" | "paper";

/** An address that belongs to a paper. Always https, without trailing punctuation. */
export interface PaperLink {
  readonly kind: LinkKind;
  readonly url: string;
}

/**
 * What an alias is: the whole title or the title without its subtitle; a name (`NPO`, `ViDT+`, `Proto-Triplet Loss`);
 * the long form of a short name; or a lower-case phrase that the paper coins (`reconfigured attention module`).
 */
export type AliasKind = "title" | "name" | "long-form" | "phrase";

/** A string by which a paper may be called. */
export interface Alias {
  /** As the paper writes it: `"NPO"`. */
  readonly text: string;
  readonly kind: AliasKind;
  /** What this is the short form of, where the text says: `"Negative Preference Optimization"`. */
  readonly long?: string;
  /** Why it is believed to be this paper's: `"introduced: \"we propose Negative Preference Optimization (NPO)\""`. */
  readonly why: string;
}

/** A bibliographic record and the names that it goes by. */
export interface Paper {
  /** Unique in its library: `"zhang2024negative"`. */
  readonly citekey: string;
  /** Clean text, no LaTeX. */
  readonly title: string;
  /** In the order of the paper; empty where unknown. */
  readonly authors: readonly PersonName[];
  /** Clean text, no LaTeX. */
  readonly abstract?: string;
  /** Year of the preprint, or of publication where there is no preprint. */
  readonly year?: number;
  readonly published?: Publication;
  /** Without prefix and version: `"2404.05868"`, `"hep-th/9901001"`. */
  readonly arxiv?: string;
  /** Without resolver, lower case: `"10.1145/3696410.3714932"`. */
  readonly doi?: string;
  /** Best first within a kind; the paper's own page at arXiv or its DOI is not among them (it follows from the ids). */
  readonly links: readonly PaperLink[];
  /** The title first. */
  readonly aliases: readonly Alias[];
}

/** Something wrong in a text that was read, found without stopping. `line` counts from 1. */
export interface Problem {
  readonly line: number;
  readonly message: string;
  /** How many records it has cost; none where it is not said. */
  readonly skipped?: number;
}
