import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { bibliographyKeysInSlices } from "../../../src/core/formats/bibliographyKeys";
import { isWholeLibrary } from "../../../src/core/formats/csl/isWholeLibrary";
import { decodeTextInSlices } from "../../../src/core/formats/decodeText";
import { identifierLinksInSlices } from "../../../src/core/citations/reading/identifierLinks";
import { longestSlice, readInSteps } from "../../guards/longestStep";
import { growingLibraries } from "../../inputs/growingLibraries";
import { longRecords } from "../../inputs/longRecords";

/**
 * Prints the longest step of each reader that works in slices, in milliseconds of processor time, the shortest of three attempts: on long
 * records, on texts that repeat, nest, or number each part of the formats, and on the files that are passed.
 *
 * `--every COUNT` reads only every such text of the formats, `--only ENDING` only those of one format.
 */

const length = 400_000;
const attempts = 3;
/** A first attempt that is shorter than this needs no other. */
const shortMs = 15;

interface Text {
  readonly what: string;
  readonly fileName: string;
  readonly text: string;
}

const arguments_ = process.argv.slice(2);
const [every, only] = [Number(option("--every") ?? 1), option("--only")];
const encoder = new TextEncoder();

const readers: readonly (readonly [name: string, longest: (text: Text) => number])[] = [
  ["papers", ({ text, fileName }) => readInSteps(text, fileName).longestMs],
  ["keys", ({ text, fileName }) => longestSlice(bibliographyKeysInSlices(text, fileName))],
  ["is it whole?", ({ text, fileName }) => (fileName.endsWith(".json") ? longestSlice(isWholeLibrary(text)) : 0)],
  ["links of ids", ({ text, fileName }) => (fileName.endsWith(".bib") ? longestSlice(identifierLinksInSlices(text, "bibtex")) : 0)],
  ["characters", ({ text }) => longestSlice(decodeTextInSlices(encoder.encode(text)))],
];

const longest = new Map<string, { readonly ms: number; readonly what: string }>();
let count = 0;
for (const text of textsToRead()) {
  count++;
  for (const [name, measure] of readers) {
    let ms = measure(text);
    for (let attempt = 1; attempt < attempts && ms > shortMs; attempt++) {
      ms = Math.min(ms, measure(text));
    }
    const row = `${name} of ${path.extname(text.fileName)}`;
    if (ms > (longest.get(row)?.ms ?? 0)) {
      longest.set(row, { ms, what: text.what });
    }
  }
}
console.log(`${count} texts of ${length} characters`);
for (const [row, { ms, what }] of [...longest].sort(([, one], [, other]) => other.ms - one.ms)) {
  console.log(`${ms.toFixed(0).padStart(5)} ms  ${row.padEnd(24)} ${what.slice(0, 140)}`);
}

function option(name: string): string | undefined {
  const at = arguments_.indexOf(name);
  return at < 0 ? undefined : arguments_.splice(at, 2)[1];
}

function* textsToRead(): Generator<Text> {
  yield* longRecords.filter(({ fileName }) => only === undefined || fileName.endsWith(only));
  const all = growingLibraries().filter(({ what }) => only === undefined || what.startsWith(`a${only}:`));
  for (const { what, textOf } of all.filter((_, index) => index % every === 0)) {
    yield { what, fileName: what.slice(0, what.indexOf(":")), text: textOf(length) };
  }
  for (const file of arguments_) {
    yield { what: path.basename(file), fileName: file, text: readFileSync(file, "utf8") };
  }
}
