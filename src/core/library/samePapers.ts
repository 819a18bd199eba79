import { fnv1a, joinHashHalves, secondFactor } from "../hash";
import { knownPeople, type Paper } from "../paper";
import { arxivKey } from "../text/arxivId";
import { areDifferentWorks } from "./workKind";
import { fold } from "../words/fold";

/**
 * Records of papers, which can be found by a paper that is the same. Papers are the same if they have the same DOI, the same
 * arXiv id, or the same title and an author in common, unless one is a thesis or a book and the other is not.
 */
export interface SamePapers<Record> {
  /**
   * Returns the first record that was added for the same paper, or `undefined`. Two preprints are different papers, however
   * similar their titles.
   *
   * @param paperOf returns the paper of a record as it is known now.
   */
  find(paper: Paper, paperOf: (record: Record) => Paper): Record | undefined;
  /** Adds a paper of this record. A record may have several. */
  add(paper: Paper, record: Record): void;
}

/** Says what else makes papers the same. */
export interface Sameness {
  /**
   * `true` if papers without authors and ids are the same if they have the same title, and nothing else that both have is different. Use it
   * for papers of one collection, such as a list that is imported again. In other files, an "Introduction" may be anybody's.
   */
  readonly byTitleAlone?: boolean;
}

/** Creates an empty set of records. */
export function createSamePapers<Record>({ byTitleAlone = false }: Sameness = {}): SamePapers<Record> {
  const byIdentifier = new Map<string, Record>();
  const byTitle = new Map<number, Titled<Record>>();
  /** The papers without authors and ids by their title. */
  const bare = new Map<number, { readonly paper: Paper; readonly record: Record }[]>();
  const findBare = (paper: Paper): Record | undefined =>
    byTitleAlone && isBare(paper) ? bare.get(titleOf(paper))?.find((one) => agree(one.paper, paper))?.record : undefined;
  const addBare = (paper: Paper, record: Record): void => {
    const others = bare.get(titleOf(paper)) ?? [];
    if (byTitleAlone && isBare(paper) && others.length < maxBarePapers) {
      bare.set(titleOf(paper), [...others, { paper, record }]);
    }
  };
  return {
    find(paper, paperOf) {
      const isSame = (record: Record): boolean => !isDifferentPreprint(paperOf(record), paper);
      for (const identifier of identifiersOf(paper)) {
        const record = byIdentifier.get(identifier);
        if (record !== undefined && isSame(record)) {
          return record;
        }
      }
      const titled = byTitle.get(titleOf(paper));
      const byAuthor =
        titled &&
        knownPeople(paper.authors)
          .flatMap((author) => familiesOf(titled).get(familyOf(author)) ?? [])
          .find((record) => isSame(record) && !areDifferentWorks(paperOf(record), paper));
      return byAuthor ?? findBare(paper);
    },
    add(paper, record) {
      for (const identifier of identifiersOf(paper)) {
        if (!byIdentifier.has(identifier)) {
          byIdentifier.set(identifier, record);
        }
      }
      addBare(paper, record);
      const title = titleOf(paper);
      const titled = byTitle.get(title);
      if (titled) {
        addFamilies(familiesOf(titled), paper, record);
      } else {
        byTitle.set(title, { paper, record });
      }
    },
  };
}

/** Only so many papers without authors are compared that share a title. */
const maxBarePapers = 50;

function isBare({ authors, doi, arxiv }: Paper): boolean {
  return authors.length === 0 && doi === undefined && arxiv === undefined;
}

/** Returns `true` unless both papers have something that is different. */
function agree(one: Paper, other: Paper): boolean {
  const parts = (paper: Paper): readonly (string | number | undefined)[] => [paper.year, paper.published?.venue, paper.abstract];
  return parts(one).every((part, index) => part === undefined || (parts(other)[index] ?? part) === part);
}

function identifiersOf({ doi, arxiv }: Paper): readonly string[] {
  return [...(doi === undefined ? [] : [`doi:${doi}`]), ...(arxiv === undefined ? [] : [`arxiv:${arxivKey(arxiv)}`])];
}

/** Papers stay the same objects from one merge to the next. */
const titles = new WeakMap<Paper, number>();

function titleOf(paper: Paper): number {
  const known = titles.get(paper);
  if (known !== undefined) {
    return known;
  }
  const title = hashOfTitle(paper.title);
  titles.set(paper, title);
  return title;
}

const beyondAscii = /\P{ASCII}/u;

/**
 * Hashes the title's letters and digits, folded, to a number of 53 bits, which is unlikely to be the same for any two of a
 * million titles. A text instead of a number would take time and memory for each of 50,000 papers.
 */
function hashOfTitle(title: string): number {
  const text = beyondAscii.test(title) ? fold(title).replace(/[^\p{L}\p{N}]+/gu, " ") : title;
  let [low, high, isBehindWord, isBegun] = [0, 0, false, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = code >= upperA && code <= upperZ ? code + toLower : code;
    if (isSeparator(letter)) {
      isBehindWord = isBegun;
      continue;
    }
    if (isBehindWord) {
      low = fnv1a(low, blank);
      high = fnv1a(high, blank, secondFactor);
      isBehindWord = false;
    }
    low = fnv1a(low, letter);
    high = fnv1a(high, letter, secondFactor);
    isBegun = true;
  }
  return joinHashHalves(low, high);
}

const [blank, zero, nine, upperA, upperZ, lowerA, lowerZ, toLower] = [0x20, 0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a, 0x20] as const;

/** Returns `true` if a character in lower case is neither a letter nor a digit. */
function isSeparator(code: number): boolean {
  return code < 0x80 && !(code >= lowerA && code <= lowerZ) && !(code >= zero && code <= nine);
}

/** The records with the same title. */
interface Titled<Record> {
  /** The first paper and its record. */
  readonly paper: Paper;
  readonly record: Record;
  /**
   * The records by the family names of their authors. Created when a second paper has the title, as most titles are unique.
   */
  families?: Map<string, readonly Record[]>;
}

function familiesOf<Record>(titled: Titled<Record>): Map<string, readonly Record[]> {
  if (!titled.families) {
    titled.families = new Map();
    addFamilies(titled.families, titled.paper, titled.record);
  }
  return titled.families;
}

/** Only so many works of an author are compared that share a title. */
const maxWorksOfAuthor = 20;

function addFamilies<Record>(families: Map<string, readonly Record[]>, { authors }: Paper, record: Record): void {
  for (const author of knownPeople(authors)) {
    const family = familyOf(author);
    const known = families.get(family) ?? [];
    if (!known.includes(record) && known.length < maxWorksOfAuthor) {
      families.set(family, [...known, record]);
    }
  }
}

function familyOf({ family, literal }: Paper["authors"][number]): string {
  return fold(family ?? literal ?? "");
}

function isDifferentPreprint(known: Paper, paper: Paper): boolean {
  return known.arxiv !== undefined && paper.arxiv !== undefined && arxivKey(known.arxiv) !== arxivKey(paper.arxiv);
}
