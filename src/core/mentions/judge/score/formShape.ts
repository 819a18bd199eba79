import tables from "#data/judging.json";
import { nameKey } from "../../../names/text/nameKey";
import { isStopWord } from "../../../words/stopWords";
import { wordRank } from "../../../words/ordinaryWords";
import { splitPieces } from "../../../words/pieces";
import type { WordForm } from "../../forms/form";
import { createStemSet, readFewStems, stemHash, type StemSet } from "../stems";

/** Counts of a name in public code. */
export interface NameFacts {
  /** In how many of 18 repositories of other trades the letters stand, in any case; log2 of 1 + the places per 100,000 lines. */
  readonly noise: number;
  /** The same in the catalogue's own spelling. */
  readonly noiseExact: number;
  /** The share of repositories of other trades, counted apart, that have the name in its own spelling; in another one. */
  readonly otherExact: number;
  readonly otherFolded: number;
  /** The share of machine-learning repositories that have the name in its own spelling, and of these the share that cite the paper. */
  readonly fieldExact: number;
  readonly citing: number;
  /** 1 if the name is listed as ambiguous; 1 if the list calls it safe. */
  readonly listed: number;
  readonly safe: number;
  /** In how many of the catalogue's repositories the paper is named. */
  readonly weight: number;
}

/** The traits of a form, which do not depend on a text. */
export interface FormShape {
  readonly isName: boolean;
  /** The alias as names are compared. */
  readonly key: string;
  /** The hashes of the stems of its words. */
  readonly stems: ReadonlySet<number>;
  /** A title or a name of several words may have more between them than a name in code. */
  readonly isWordy: boolean;
  readonly isVariant: boolean;
  readonly isTitle: boolean;
  readonly words: number;
  readonly letters: number;
  /** It has a capital after a lower-case letter, a digit beside letters, or a hyphen: nobody writes a word like that. */
  readonly isCoined: boolean;
  readonly isCapitals: boolean;
  readonly hasDigit: boolean;
  /** 0 if a part is no ordinary word, up to 1 if all are the most common ones. */
  readonly commonness: number;
  /** The same measure for all letters joined. */
  readonly commonJoined: number;
  readonly facts: NameFacts | undefined;
  /** Words of the name's own sense and of its others, as hashes of stems, if a note lists them. */
  readonly senses: Senses | undefined;
}

/** Words that stand near a name when it means the paper, and when it means something else. */
export interface Senses {
  readonly own: StemSet;
  readonly other: StemSet;
}

const shapes = new WeakMap<WordForm, FormShape>();

/** Returns the traits of a form, computed once. */
export function shapeOf(form: WordForm): FormShape {
  const known = shapes.get(form);
  if (known) {
    return known;
  }
  const shape = findShape(form);
  shapes.set(form, shape);
  return shape;
}

function findShape({ text, alias, kind }: WordForm): FormShape {
  const parts = splitPieces(text).map((piece) => piece.text.toLowerCase());
  const units = text.split(/[\s-]+/).filter((unit) => unit !== "");
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((unit) => unit !== "");
  return {
    isName: alias.kind === "name",
    key: nameKey(alias.text),
    stems: new Set(readFewStems(text, 0, text.length)),
    isWordy: alias.kind === "title" || units.length >= 4,
    isVariant: kind !== "whole",
    isTitle: alias.kind === "title",
    words: words.length,
    letters: words.join("").length,
    isCoined: /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|\p{L}\p{N}|\p{Lu}-\p{Lu}|\p{N}\p{L}/u.test(text),
    isCapitals: !/\p{Ll}/u.test(text),
    hasDigit: /\p{N}/u.test(text),
    commonness: parts.length === 0 ? 0 : parts.reduce((least, part) => Math.min(least, commonness(part)), Infinity),
    commonJoined: commonness(words.join("")),
    facts: factsOf(text),
    senses: sensesOf(text),
  };
}

/** The most common words rank below this; a word of this rank counts half. */
const halfRank = 8_000;

function commonness(word: string): number {
  if (isStopWord(word.toLowerCase())) {
    return 1;
  }
  const rank = wordRank(word) ?? (/[^s]s$/.test(word) ? wordRank(word.slice(0, -1)) : undefined);
  return rank === undefined || (word.length <= 2 && !/^\p{L}+$/u.test(word)) ? 0 : halfRank / (halfRank + rank);
}

const sensesTable: Readonly<Record<string, readonly string[]>> = tables.senses;

function sensesOf(text: string): Senses | undefined {
  const key = nameKey(text);
  const [own = "", other = ""] = Object.hasOwn(sensesTable, key) ? (sensesTable[key] ?? []) : [];
  const hashes = (words: string): StemSet =>
    createStemSet(
      words
        .split(" ")
        .filter((word) => word !== "")
        .map(stemHash),
    );
  return own === "" && other === "" ? undefined : { own: hashes(own), other: hashes(other) };
}

let facts: ReadonlyMap<string, NameFacts> | undefined;

function factsOf(text: string): NameFacts | undefined {
  facts ??= new Map(
    Object.entries(tables.names).map(([key, row]) => {
      const at = (index: number): number => row[index] ?? 0;
      return [
        key,
        {
          noise: at(0) / 100,
          noiseExact: at(1) / 100,
          otherExact: at(2) / 100,
          otherFolded: at(3) / 100,
          fieldExact: at(4) / 100,
          citing: at(5) / 100,
          listed: at(6),
          safe: at(7),
          weight: at(8),
        },
      ];
    }),
  );
  return facts.get(nameKey(text));
}
