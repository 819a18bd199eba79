import { knownPeople, type Paper } from "../../paper";
import { splitPieces } from "../../words/pieces";
import { fieldTexts, venuesOf, yearsOf } from "../text/fields";
import { arxivKey } from "../../text/arxivId";
import { siteIdKey, siteIdsOf } from "../../text/siteIds";
import { addressKeys } from "../text/identifiers";
import { createNormaliser, plain } from "../text/spelling";
import { joinWords } from "../text/terms";
import { isUnspacedName, tailsOf } from "../text/unspaced";
import { createWordTable, type WordTable } from "./wordTable";

/** The fields of a paper that a word can be in, as bits. All fields but the abstract are the paper's head. */
export const fieldBits = {
  /** A whole name, as one word: `lanhdr`. */
  wholeName: 1,
  /** A word of a name. */
  name: 2,
  /** The first word of the title. */
  titleStart: 4,
  title: 8,
  /** A family name. */
  family: 16,
  given: 32,
  /** Venue or year. */
  publication: 64,
  /** Citekey, arXiv id, DOI, or a term of an address. */
  identifier: 128,
  /** The first author's family name. */
  firstFamily: 256,
  /** A word of a long form or of a phrase that the paper coins, or a piece of a name. */
  coined: 512,
  abstract: 1024,
} as const;

/** Returns the term by which a condition for years finds a year. Terms are in the order of their years. */
export function yearTerm(year: number): string {
  return conditionTerm(`year${String(year).padStart(4, "0")}`);
}

/** All fields of the head. */
export const headFields = 1023;

/** Returns the term of a condition such as `has:code`. It begins with a character that no typed word begins with. */
export function conditionTerm(kind: string): string {
  return `\u0001${kind}`;
}

/**
 * The words of papers, in the order in which they were read. Those of paper `i` end before `ends[i]`; each occurs once per
 * paper. Valid until another paper is read.
 */
export interface ReadWords {
  /** Numbers of the word table. The receiver may overwrite them. */
  readonly words: Uint32Array;
  /** For each word, the fields that have it, as bits of `fieldBits`. */
  readonly fields: Uint16Array;
  readonly ends: readonly number[];
}

/** Reads papers one by one. */
export interface PaperReader {
  readonly table: WordTable;
  add(paper: Paper): void;
  /** Returns the words that were read since the last call. */
  take(): ReadWords;
}

/** Creates a reader with its own word table. */
export function createPaperReader(): PaperReader {
  const table = createWordTable();
  const normalise = createNormaliser();
  let words = new Uint32Array(1 << 10);
  let fields = new Uint16Array(words.length);
  /** By word: its index in `words`, if it is a word of the current paper. */
  let places = new Int32Array(1 << 10);
  let ends: number[] = [];
  let count = 0;
  let start = 0;
  const addId = (id: number, bits: number): void => {
    places = id < places.length ? places : enlarged(places, new Int32Array(id * 2));
    const place = places[id] ?? 0;
    if (place >= start && place < count && words[place] === id) {
      fields[place] = (fields[place] ?? 0) | bits;
      return;
    }
    if (count === words.length) {
      words = enlarged(words, new Uint32Array(count * 2));
      fields = enlarged(fields, new Uint16Array(count * 2));
    }
    places[id] = count;
    words[count] = id;
    fields[count++] = bits;
  };
  const add: Add = (word, bits) => {
    if (word !== "") {
      addId(table.idOf(word), bits);
    }
  };
  let bitsOfText = 0;
  const addOfText = (id: number): void => {
    addId(id, bitsOfText);
  };
  const addText: Add = (text, bits) => {
    bitsOfText = bits;
    table.visit(text, addOfText);
    if (beyondLatin.test(text)) {
      for (const tail of tailsOf(plain(text))) {
        addId(table.idOf(tail), bits);
      }
    }
  };
  return {
    table,
    add(paper) {
      start = count;
      readPaper(paper, { add, addText, normalise });
      ends.push(count);
    },
    take() {
      const read = { words: words.subarray(0, count), fields: fields.subarray(0, count), ends };
      ends = [];
      count = 0;
      start = 0;
      return read;
    },
  };
}

/** A quick test for the scripts without spaces between words. */
const beyondLatin = /[\u1100-\uffdc]/;

function enlarged<Numbers extends Uint32Array | Uint16Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** The functions that receive the words of a paper. */
interface PaperWords {
  readonly add: Add;
  readonly addText: Add;
  readonly normalise: (word: string) => string;
}

function readPaper(paper: Paper, words: PaperWords): void {
  const { add, addText, normalise } = words;
  addNames(paper, words);
  addText(paper.title, fieldBits.title);
  const [first] = paper.title.match(/[\p{L}\p{N}]+/u) ?? [];
  add(first === undefined ? "" : normalise(first), fieldBits.titleStart);
  addAuthors(paper, add, addText);
  for (const venue of venuesOf(paper)) {
    addText(venue, fieldBits.publication);
  }
  for (const year of yearsOf(paper)) {
    add(String(year), fieldBits.publication);
    // Venues have numbers, too: "NeurIPS 2020 Workshop".
    add(yearTerm(year), fieldBits.publication);
  }
  addIdentifiers(paper, add);
  addText(paper.abstract ?? "", fieldBits.abstract);
}

type Add = (text: string, bits: number) => void;

function addNames({ aliases }: Paper, { add, addText, normalise }: PaperWords): void {
  for (const { text, kind } of aliases) {
    if (kind === "name") {
      addText(text, fieldBits.name);
      add(joinWords(text), fieldBits.wholeName);
      // `merging` finds `TokenMerging` too.
      for (const piece of splitPieces(text).filter(({ text: found }) => found.length > 3)) {
        add(normalise(piece.text), fieldBits.coined);
      }
    } else if (kind !== "title") {
      addText(text, fieldBits.coined);
      add(joinWords(text), fieldBits.wholeName);
    }
  }
}

function addAuthors({ authors }: Paper, add: Add, addText: Add): void {
  knownPeople(authors).forEach((author, order) => {
    const bits = order === 0 ? fieldBits.family | fieldBits.firstFamily : fieldBits.family;
    addText(author.given ?? "", fieldBits.given);
    const family = author.family ?? author.literal ?? "";
    addText(family, bits);
    const particle = author["non-dropping-particle"] ?? author["dropping-particle"] ?? "";
    if (particle !== "") {
      addText(particle, fieldBits.given);
      add(joinWords(particle + family), bits);
    }
    // Chinese, Japanese and Korean names are written without a space: `朱明`.
    if (isUnspacedName(family) && isUnspacedName(author.given ?? "")) {
      add(joinWords(family + (author.given ?? "")), bits);
    }
  });
}

function addIdentifiers(paper: Paper, add: Add): void {
  add(plain(paper.citekey), fieldBits.identifier);
  for (const kind of ["arxiv", "doi", "abstract"] as const) {
    add(paper[kind] === undefined ? "" : conditionTerm(kind), fieldBits.identifier);
  }
  for (const id of [...fieldTexts(paper, "arxiv"), ...fieldTexts(paper, "doi")]) {
    add(plain(id), fieldBits.identifier);
  }
  if (paper.arxiv?.includes("/") === true) {
    add(arxivKey(paper.arxiv), fieldBits.identifier);
  }
  for (const id of siteIdsOf(paper)) {
    add(plain(siteIdKey(id)), fieldBits.identifier);
  }
  for (const { url, kind } of paper.links) {
    add(conditionTerm(kind), fieldBits.identifier);
    for (const key of addressKeys(url)) {
      add(key, fieldBits.identifier);
    }
  }
}

/**
 * The fields that the first letters of a word are looked for in: one or two letters occur in the middle of nearly every title.
 */
export const prefixFields = fieldBits.wholeName | fieldBits.name | fieldBits.titleStart | fieldBits.firstFamily | fieldBits.family;
