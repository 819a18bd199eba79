import { fnv1a, joinHashHalves, secondFactor } from "../hash";
import type { Paper } from "../paper";
import { fold } from "../words/fold";

/** Records, each of some paper, by what makes two the same paper: the DOI, the arXiv id, or the title with an author in common. */
export interface SamePapers<Record> {
  /**
   * The record of the same paper that was added first, or `undefined`. Two preprints are two papers, however alike their titles.
   *
   * @param paperOf what is known of a record's paper by now.
   */
  find(paper: Paper, paperOf: (record: Record) => Paper): Record | undefined;
  /** Adds what this paper tells of the record; a record may have several. */
  add(paper: Paper, record: Record): void;
}

/** Without records. */
export function createSamePapers<Record>(): SamePapers<Record> {
  const byNumber = new Map<string, Record>();
  const byTitle = new Map<number, Titled<Record>>();
  return {
    find(paper, paperOf) {
      const isSame = (record: Record): boolean => !isAnother(paperOf(record), paper);
      for (const number of numbersOf(paper)) {
        const record = byNumber.get(number);
        if (record !== undefined && isSame(record)) {
          return record;
        }
      }
      const titled = byTitle.get(titleOf(paper));
      return (
        titled &&
        paper.authors.map((author) => familiesOf(titled).get(familyOf(author))).find((record) => record !== undefined && isSame(record))
      );
    },
    add(paper, record) {
      for (const number of numbersOf(paper)) {
        if (!byNumber.has(number)) {
          byNumber.set(number, record);
        }
      }
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

function numbersOf({ doi, arxiv }: Paper): readonly string[] {
  return [...(doi === undefined ? [] : [`doi:${doi}`]), ...(arxiv === undefined ? [] : [`arxiv:${arxiv}`])];
}

/** Papers are the same objects from one merge to the next. */
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
 * The title's letters and digits, folded, as a number of 53 bits, which no other of a million titles is likely to have. A number, as a text for each
 * of 50,000 papers takes its time to make and its room to keep.
 */
function hashOfTitle(title: string): number {
  const text = beyondAscii.test(title) ? fold(title).replace(/[^\p{L}\p{N}]+/gu, " ") : title;
  let [low, high, isBehindWord, isBegun] = [0, 0, false, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = code >= upperA && code <= upperZ ? code + toLower : code;
    if (isSign(letter)) {
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

/** Of a letter in lower case: whether it is neither letter nor digit. */
function isSign(code: number): boolean {
  return code < 0x80 && !(code >= lowerA && code <= lowerZ) && !(code >= zero && code <= nine);
}

/** The records with a title. */
interface Titled<Record> {
  /** The first. */
  readonly paper: Paper;
  readonly record: Record;
  /** By the family name of an author, as soon as a second paper has the title: most titles are one paper's. */
  families?: Map<string, Record>;
}

function familiesOf<Record>(titled: Titled<Record>): Map<string, Record> {
  if (!titled.families) {
    titled.families = new Map();
    addFamilies(titled.families, titled.paper, titled.record);
  }
  return titled.families;
}

function addFamilies<Record>(families: Map<string, Record>, { authors }: Paper, record: Record): void {
  for (const author of authors) {
    const family = familyOf(author);
    if (!families.has(family)) {
      families.set(family, record);
    }
  }
}

function familyOf({ family, literal }: Paper["authors"][number]): string {
  return fold(family ?? literal ?? "");
}

function isAnother(known: Paper, paper: Paper): boolean {
  return known.arxiv !== undefined && paper.arxiv !== undefined && known.arxiv !== paper.arxiv;
}
