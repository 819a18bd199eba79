import wordsByFrequency from "#data/words.json";
import type { Alias, Paper } from "../../src/core/paper";
import { createRandom, randomBelow, randomOf } from "../inputs/random";

const words = wordsByFrequency.split(" ").filter((word) => /^[a-z]{3,12}$/.test(word));
const codeWords =
  "self model loss train data config batch input output layer hidden size value index result return update step state weight".split(" ");

/**
 * Returns papers with four aliases each (title, name, long form, and phrase), about `aliases` in total. The result depends only
 * on that number.
 */
export function generatedPapers(aliases: number): readonly Paper[] {
  const random = createRandom(aliases);
  return Array.from({ length: Math.ceil(aliases / 4) }, (_, index) => generatedPaper(index, random));
}

function generatedPaper(index: number, random: () => number): Paper {
  const name = generatedName(random);
  const long = title(random, 4);
  const aliases: Alias[] = [
    { text: `${name}: ${title(random, 8)}`, kind: "title", why: "the title" },
    { text: name, kind: "name", long, why: "made up" },
    { text: long, kind: "long-form", why: "made up" },
    { text: `${randomOf(random, words)} ${randomOf(random, words)} loss`, kind: "phrase", why: "made up" },
  ];
  const abstract = Array.from({ length: 120 }, () => randomOf(random, words)).join(" ");
  return { citekey: `paper${index}`, title: aliases[0]?.text ?? "", authors: [], abstract, links: [], aliases };
}

const codas = ["", ..."b d g k l m n p r s t v x z".split(" ")];

/** Returns a name of coined syllables, as most names are. One name in fifty is an ordinary word. */
function generatedName(random: () => number): string {
  if (randomBelow(random, 50) === 0) {
    return randomOf(random, words).toUpperCase();
  }
  const syllables = Array.from({ length: 2 + randomBelow(random, 2) }, () => syllable(random));
  return randomBelow(random, 3) === 0 ? syllables.join("").toUpperCase() : syllables.map(capitalized).join("");
}

function syllable(random: () => number): string {
  return randomOf(random, "bcdfghjklmnpqrstvwxz") + randomOf(random, "aeiou") + randomOf(random, codas);
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function title(random: () => number, length: number): string {
  return Array.from({ length }, () => randomOf(random, words))
    .map(capitalized)
    .join(" ");
}

/**
 * Returns lines that look like Python. They use two thousand words, as a file of that length does, and one line in forty
 * mentions one of the papers.
 */
export function generatedCode(lines: number, papers: readonly Paper[]): string {
  const random = createRandom(lines);
  const known = Array.from({ length: 2_000 }, () => randomOf(random, words));
  const word = (): string => known[Math.floor(randomBelow(random, 2_000) * (randomBelow(random, 100) / 100))] ?? "";
  const identifier = (): string => `${randomOf(random, codeWords)}_${word()}`;
  return Array.from({ length: lines }, (_, line) => {
    if (line % 40 === 0) {
      const alias = randomOf(random, randomOf(random, papers).aliases).text;
      return line % 80 === 0
        ? `    # as in ${alias}, see there`
        : `    ${alias.toLowerCase().replace(/[^a-z0-9]+/g, "_")}_loss = ${identifier()}(${identifier()})`;
    }
    return `    self.${identifier()} = ${word()}.${identifier()}(${identifier()}, ${randomOf(random, codeWords)}=${randomBelow(random, 512)})  # ${word()} ${word()}`;
  }).join("\n");
}
