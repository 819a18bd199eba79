import type { Paper } from "../../src/core/paper";
import { lowerBound } from "../../src/core/lowerBound";
import { createRandom } from "../inputs/random";

/** The exponent and the shift of the words' frequencies (Zipf and Mandelbrot). */
const exponent = 1.05;
const shift = 2.7;
/** The number of words by the number of tokens (Heaps). */
const heaps = { factor: 17, power: 0.55 };
/**
 * The number of family and given names by the number of authors, which grow in the same way: 111,098 real authors have 20,944
 * and 16,595.
 */
const personNames = { factor: 1.8, power: 0.8 };
const meanAuthors = 4;
const abstractWords = { min: 110, max: 240 };

/**
 * Returns a library of generated papers, the same in every run. The vocabulary is Zipf-like: the most frequent words are those
 * of the `models`, the others are made of syllables. Four in ten papers have a name of their own. Authors' names repeat as real
 * ones do.
 */
export function generateLibrary(count: number, models: readonly Paper[], seed = 7): readonly Paper[] {
  const random = createRandom(seed);
  const vocabulary = createVocabulary(Math.round(heaps.factor * (count * 200) ** heaps.power), models, random);
  const pickWord = createZipf(vocabulary, random);
  const namesOf = (length: number): readonly string[] =>
    Array.from({ length: Math.round(personNames.factor * (count * meanAuthors) ** personNames.power) }, () =>
      capital(syllables(random, length + Math.floor(random() * 2))),
    );
  const people = { pickFamily: createZipf(namesOf(1), random), pickGiven: createZipf(namesOf(2), random) };
  return Array.from({ length: count }, (_, at) => makePaper(at, random, pickWord, people));
}

interface People {
  pickFamily(): string;
  pickGiven(): string;
}

function makePaper(at: number, random: () => number, pickWord: () => string, { pickFamily, pickGiven }: People): Paper {
  const words = (length: number): string => Array.from({ length }, pickWord).join(" ");
  const name = random() < 0.4 ? acronym(random) : undefined;
  const rest = capital(words(5 + Math.floor(random() * 7)));
  const title = name === undefined ? rest : `${name}: ${rest}`;
  const length = abstractWords.min + Math.floor(random() * (abstractWords.max - abstractWords.min));
  const sentences = Array.from({ length: Math.ceil(length / 18) }, () => `${capital(words(18))}.`);
  const authors = Array.from({ length: 1 + Math.floor(random() * (2 * meanAuthors - 1)) }, () => ({
    family: pickFamily(),
    given: pickGiven(),
  }));
  const year = 2012 + Math.floor(random() * 14);
  return {
    citekey: `made${at}`,
    title,
    authors,
    abstract: sentences.join(" "),
    year,
    arxiv: `${String(year % 100)}${String(1 + (at % 12)).padStart(2, "0")}.${String(at % 100000).padStart(5, "0")}`,
    links: random() < 0.3 && name !== undefined ? [{ kind: "code", url: `https://github.com/made/${name}` }] : [],
    aliases: [
      { text: title, kind: "title", why: "title" },
      ...(name === undefined ? [] : [{ text: name, kind: "name" as const, why: "made" }]),
    ],
  };
}

function createVocabulary(size: number, models: readonly Paper[], random: () => number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { title, abstract = "" } of models) {
    for (const word of `${title} ${abstract}`.toLowerCase().match(/[a-z]+/g) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = new Set([...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word));
  while (words.size < size) {
    words.add(syllables(random, 2 + Math.floor(random() * 3)));
  }
  return [...words].slice(0, size);
}

/** Returns a function that picks from a list by rank, the first item most often. */
function createZipf(list: readonly string[], random: () => number): () => string {
  const sums = new Float64Array(list.length);
  list.forEach((_, rank) => {
    sums[rank] = (sums[rank - 1] ?? 0) + 1 / (rank + shift) ** exponent;
  });
  const whole = sums[list.length - 1] ?? 0;
  return () => {
    const target = random() * whole;
    return list[lowerBound(0, list.length - 1, (rank) => (sums[rank] ?? 0) < target)] ?? "";
  };
}

const onsets = "b c ch d f g h k l m n p pr qu r s st t th tr v w z".split(" ");
const nuclei = "a ai e ea i io o ou u".split(" ");
const codas = "|l|m|n|nd|r|rt|s|st|t|x".split("|");

function syllables(random: () => number, count: number): string {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? "";
  return Array.from({ length: count }, () => pick(onsets) + pick(nuclei) + pick(codas)).join("");
}

function acronym(random: () => number): string {
  const stem = syllables(random, 1 + Math.floor(random() * 2));
  return random() < 0.5 ? stem.toUpperCase() : capital(stem) + (["Net", "Former", "GAN", "-V2", "LM"][Math.floor(random() * 6)] ?? "");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
