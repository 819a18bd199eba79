/**
 * The plain data that all of CiteLens works with. A paper is a bibliographic record. Field names that CSL-JSON also has
 * (`title`, `abstract`, `family`, `given`, …) have the same meaning as there.
 *
 * The examples in the docstrings use "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning"
 * by Ruiqi Zhang and others, arXiv 2404.05868, COLM 2024, known as NPO.
 */

/** A name in the parts of CSL. `literal` is a name without parts, such as that of a group. */
export interface PersonName {
  readonly family?: string;
  readonly given?: string;
  readonly "non-dropping-particle"?: string;
  readonly "dropping-particle"?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** The last name of a list that is not complete: "and others", "et al.". Pandoc and Better BibTeX write it in CSL-JSON as here. */
export const otherPeople: PersonName = { literal: "others" };

/** Returns whether a name stands for the people that a list leaves out. */
export function isOtherPeople(name: PersonName): boolean {
  return name.literal === otherPeople.literal && name.family === undefined && name.given === undefined;
}

/** Returns the names of a list without {@link otherPeople}. */
export function knownPeople(names: readonly PersonName[]): readonly PersonName[] {
  return names.some(isOtherPeople) ? names.filter((name) => !isOtherPeople(name)) : names;
}

/** Returns whether a list of names says that it is not complete. */
export function hasOtherPeople(names: readonly PersonName[]): boolean {
  return names.some(isOtherPeople);
}

/** The venue and the date of a paper after peer review. */
export interface Publication {
  /** A `chapter` is a part of a book; the venue of a whole `book` is its publisher. */
  readonly kind: "conference" | "journal" | "workshop" | "chapter" | "book" | "thesis" | "report";
  /** The common name of the venue: `"COLM"`, `"IEEE Transactions on Pattern Analysis and Machine Intelligence"`. */
  readonly venue: string;
  readonly year?: number;
  readonly volume?: string;
  readonly issue?: string;
  /** The first and last page with a hyphen: `"28151-28166"`. */
  readonly pages?: string;
}

export type LinkKind = "code" | "model" | "dataset" | "demo" | "page" | "paper";

/** An address that belongs to a paper. Always https, without trailing punctuation. */
export interface PaperLink {
  readonly kind: LinkKind;
  readonly url: string;
}

/**
 * The kinds of aliases: the title, complete or without its subtitle; a name (`NPO`, `ViDT+`, `Proto-Triplet Loss`); the long
 * form of a short name; or a lower-case phrase that the paper coins (`reconfigured attention module`). A mention by an id or an
 * address has an alias of the kind `identifier`, which no paper lists.
 */
export type AliasKind = "title" | "name" | "long-form" | "phrase" | "identifier";

/** A string by which a paper may be called. */
export interface Alias {
  /** As written in the paper: `"NPO"`. */
  readonly text: string;
  readonly kind: AliasKind;
  /** The long form of a short name, if the paper gives it: `"Negative Preference Optimization"`. */
  readonly long?: string;
  /**
   * The evidence that the alias belongs to the paper: `"introduced: \"we propose Negative Preference Optimization (NPO)\""`.
   */
  readonly why: string;
}

/** Why an alias that the library gives is a name of its paper. */
export const whyGiven = "given to the paper in its file";

/** A name that the user or a file gives to a paper, even if the paper's own text does not contain it. */
export interface GivenName {
  readonly name: string;
  /** The words that a short name stands for. */
  readonly long?: string;
}

/** A bibliographic record and its aliases: a view of what its sources say. */
export interface Paper {
  /** Unique in its library: `"zhang2024negative"`. */
  readonly citekey: string;
  /** Clean text without LaTeX. */
  readonly title: string;
  /** In the order of the paper. The editors of a work without authors. Empty if unknown. */
  readonly authors: readonly PersonName[];
  /** Clean text without LaTeX. */
  readonly abstract?: string;
  /** The year of the preprint, or of the publication if there is no preprint. */
  readonly year?: number;
  readonly published?: Publication;
  /** Without prefix and version: `"2404.05868"`, `"hep-th/9901001"`. */
  readonly arxiv?: string;
  /** Without resolver, in lower case: `"10.1145/3696410.3714932"`. */
  readonly doi?: string;
  /** The best first within each kind. Without the paper's page at arXiv and its DOI, which follow from the ids. */
  readonly links: readonly PaperLink[];
  /** The names that the user or a file gives to the paper. They are among `aliases` too, as soon as these are known. */
  readonly names?: readonly GivenName[];
  /** The title first. */
  readonly aliases: readonly Alias[];
  /** The complete records of its sources, packed, the most trusted first; see `recordsOf`. A bundled paper has none. */
  readonly records?: readonly string[];
}

/** An error in a text, found without interrupting the reading. `line` is counted from 1. */
export interface Problem {
  readonly line: number;
  readonly message: string;
  /** The number of records that were skipped, if any. */
  readonly skipped?: number;
}
