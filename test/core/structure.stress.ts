import assert from "node:assert/strict";
import process from "node:process";
import { citationSyntaxes } from "../../src/core/citations/syntaxes/citationSyntaxes";
import { findCitations } from "../../src/core/citations/reading/findCitations";
import { parseLibrary } from "../../src/core/formats/parseLibrary";
import { effortOf } from "../guards/effort";
import { withWatchdog } from "../guards/watchdog";
import { createRandom, randomOf } from "../inputs/random";
import { nestedTexts, repeatedTexts, type RepeatedText } from "../inputs/repeatedTexts";

const seed = Number(process.env["CITELENS_SEED"] ?? 14);
const inputCount = 1_000_000;
/** Each production is repeated to these lengths. */
const lengths = [4, 8, 16, 32, 64, 128, 256] as const;
/** Twice the text may take this many times as long, summed over all inputs of a length. Quadratic time takes four times as long. */
const maxRatio = 3.2;
const inputsPerBatch = 500;
/** A batch takes a twentieth of this. */
const maxBatchMs = 4_000;

const lineEnds = ["\n", "\r\n", "\r", " \r\n", "\n\n\r", "\t\n"];
const languages = [...new Set(citationSyntaxes.flatMap((syntax) => syntax.languages))];

/** One input at several lengths, and what reads it. */
interface Structure {
  readonly what: string;
  readonly textOf: (length: number) => string;
  readonly read: (text: string) => void;
}

const citationUnits = [
  ...Array.from("@[]{}()\\`'\"<>:;,.#$*_-=~^| \n"),
  ...[
    "[@",
    "@{",
    "\\cite{",
    "\\cite[",
    "\\cite{a,",
    "{cite}`",
    ":cite:`",
    "[cite:",
    "#cite(<",
    "<a>",
    "@a;",
    "[-@a",
    "```\n",
    "\\verb|",
    "<!--",
    "$$",
  ],
];

/** Returns the text with its line ends exchanged at random, but in the same way for one place in the text. */
function withLineEnds(text: string, end: string): string {
  return text.replaceAll("\n", end);
}

function createStructures(random: () => number): () => Structure {
  const texts: readonly RepeatedText[] = [...repeatedTexts(), ...nestedTexts()];
  const library = (): Structure => {
    const [one, other] = [randomOf(random, texts), randomOf(random, texts)];
    const end = randomOf(random, lineEnds);
    const isMixed = random() < 0.3;
    const textOf = (length: number): string =>
      withLineEnds(isMixed ? one.ofLength(length / 2) + other.ofLength(length / 2) : one.ofLength(length), end);
    const { fileName } = one;
    return {
      what: `${one.what}${isMixed ? ` and ${other.what}` : ""}, line ends ${JSON.stringify(end)}`,
      textOf,
      read: (text) => {
        const { papers, problems } = parseLibrary(text, { fileName });
        assert.ok(papers.every(({ title }) => title !== "") && problems.every(({ line }) => line > 0));
      },
    };
  };
  const citation = (): Structure => {
    const [before, unit, after] = [randomOf(random, citationUnits), randomOf(random, citationUnits), randomOf(random, citationUnits)];
    const [end, language] = [randomOf(random, lineEnds), randomOf(random, languages)];
    const repeated = random() < 0.5 ? unit : unit + randomOf(random, citationUnits);
    return {
      what: `${language}: ${JSON.stringify(repeated)} between ${JSON.stringify(before)} and ${JSON.stringify(after)}`,
      textOf: (length) => withLineEnds(`${before}${repeated.repeat(Math.ceil(length / repeated.length))}${after}`, end),
      read: (text) => {
        for (const { start, end: last } of findCitations(text, language)) {
          assert.ok(start >= 0 && start <= last && last <= text.length);
        }
      },
    };
  };
  return () => (random() < 0.5 ? library() : citation());
}

describe(`a million inputs of repeated, nested, and mixed parts, seed ${seed}`, () => {
  it("are read, in time linear in their length", function () {
    this.timeout(3_600_000);
    const create = createStructures(createRandom(seed));
    const efforts = lengths.map(() => 0);
    let current = "";
    for (let done = 0; done < inputCount; done += inputsPerBatch * lengths.length) {
      const batch = Array.from({ length: inputsPerBatch }, create);
      for (const [index, length] of lengths.entries()) {
        let effort = 0;
        withWatchdog(
          () => {
            effort = effortOf(() => {
              for (const { what, textOf, read } of batch) {
                current = what;
                read(textOf(length));
              }
            });
          },
          () => current,
        );
        assert.ok(effort < maxBatchMs, `${batch.length} inputs, of which the last is ${current}: ${effort} ms`);
        efforts[index] = (efforts[index] ?? 0) + effort;
      }
    }
    console.log(
      `      processor time by length: ${lengths.map((length, index) => `${length}: ${Math.round(efforts[index] ?? 0)} ms`).join(", ")}`,
    );
    for (const [index, effort] of efforts.entries()) {
      assert.ok(index === 0 || effort < (efforts[index - 1] ?? 0) * maxRatio, `length ${lengths[index] ?? 0}: ${effort} ms`);
    }
  });
});
