import type { Paper } from "../paper";
import { splitPieces } from "../words/pieces";
import { fieldTexts, venueOf, yearsOf } from "./fields";
import { addressKeys } from "./identifiers";
import { normalise, plain } from "./spelling";
import { joined, visitWords } from "./terms";

/** What a word is in a paper, as bits: the head of a paper is all but its abstract. */
export const inFields = {
  /** A whole name as one word: `lanhdr`. */
  wholeName: 1,
  /** A word of a name. */
  name: 2,
  /** The first word of the title. */
  titleStart: 4,
  /** A word of the title, of a long form or of a phrase that the paper coins. */
  title: 8,
  /** A family name. */
  family: 16,
  given: 32,
  /** Venue or year. */
  publication: 64,
  /** Citekey, arXiv id, DOI, or of an address. */
  identifier: 128,
  /** The first author's family name. */
  firstFamily: 256,
  abstract: 512,
} as const;

/** Bits below this one are the head's. */
export const headBits = 511;

/** The term of a condition such as `has:code`: begins with a character that no typed word begins with. */
export function conditionTerm(kind: string): string {
  return `\u0001${kind}`;
}

/** The words of a paper, each with the bits of `inFields`. */
export function readPaper(paper: Paper): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const add = (term: string, bits: number): void => {
    if (term !== "") {
      words.set(term, (words.get(term) ?? 0) | bits);
    }
  };
  const addText = (text: string, bits: number): void => {
    visitWords(text, (start, end, isCompound) => {
      const raw = text.slice(start, end);
      add(isCompound ? joined(raw) : normalise(raw), bits);
    });
  };
  addNames(paper, add, addText);
  addText(paper.title, inFields.title);
  const [first] = paper.title.match(/[\p{L}\p{N}]+/u) ?? [];
  add(first === undefined ? "" : normalise(first), inFields.titleStart);
  addAuthors(paper, add, addText);
  addText(venueOf(paper), inFields.publication);
  for (const year of yearsOf(paper)) {
    add(String(year), inFields.publication);
  }
  addIdentifiers(paper, add);
  addText(paper.abstract ?? "", inFields.abstract);
  return words;
}

type Add = (text: string, bits: number) => void;

function addNames({ aliases }: Paper, add: Add, addText: Add): void {
  for (const { text, kind } of aliases) {
    if (kind === "name") {
      addText(text, inFields.name);
      add(joined(text), inFields.wholeName);
      // `TokenMerging` is found by `merging` too.
      for (const piece of splitPieces(text).filter(({ text: found }) => found.length > 3)) {
        add(normalise(piece.text), inFields.title);
      }
    } else if (kind !== "title") {
      addText(text, inFields.title);
      add(joined(text), inFields.wholeName);
    }
  }
}

function addAuthors({ authors }: Paper, add: Add, addText: Add): void {
  authors.forEach((author, order) => {
    const bits = order === 0 ? inFields.family | inFields.firstFamily : inFields.family;
    addText(author.given ?? "", inFields.given);
    const family = author.family ?? author.literal ?? "";
    addText(family, bits);
    const particle = author["non-dropping-particle"] ?? author["dropping-particle"] ?? "";
    if (particle !== "") {
      add(joined(particle + family), bits);
    }
  });
}

function addIdentifiers(paper: Paper, add: Add): void {
  add(plain(paper.citekey), inFields.identifier);
  for (const kind of ["arxiv", "doi", "abstract"] as const) {
    add(paper[kind] === undefined ? "" : conditionTerm(kind), inFields.identifier);
  }
  for (const id of [...fieldTexts(paper, "arxiv"), ...fieldTexts(paper, "doi")]) {
    add(plain(id), inFields.identifier);
  }
  for (const { url, kind } of paper.links) {
    add(conditionTerm(kind), inFields.identifier);
    for (const key of addressKeys(url)) {
      add(key, inFields.identifier);
    }
  }
}
