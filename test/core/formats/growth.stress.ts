import assert from "node:assert/strict";
import { createLibraryReader } from "../../../src/core/formats/createLibraryReader";
import { effortOf } from "../../guards/effort";
import { withWatchdog } from "../../guards/watchdog";
import { createRandom, randomOf } from "../../inputs/random";
import { nestedTexts, repeatedTexts, type RepeatedText } from "../../inputs/repeatedTexts";

/** Four times the text may take this many times as long, for garbage and for the machine. Quadratic time takes sixteen times as long. */
const maxRatio = 10;
/** Shorter times say nothing. */
const minMs = 300;
const [small, large] = [50_000, 200_000];
const seed = Number(process.env["CITELENS_SEED"] ?? 14);

function effortOfReading({ fileName, ofLength }: RepeatedText, length: number): number {
  const text = ofLength(length);
  return effortOf(() => {
    const reader = createLibraryReader(fileName);
    reader.update(text);
    while (reader.step(20_000)) {
      // Each step is one slice.
    }
    reader.problems();
  });
}

function assertLinear(text: RepeatedText): void {
  const isLinear = (): boolean => {
    const [few, many] = [effortOfReading(text, small), effortOfReading(text, large)];
    return many < minMs || many < few * maxRatio;
  };
  withWatchdog(
    () => {
      assert.ok(isLinear() || isLinear() || isLinear(), text.what);
    },
    () => text.what,
  );
}

/** Repeats a random mixture of a few parts with mixed line ends, in a random place. */
function mixedTexts(count: number): readonly RepeatedText[] {
  const random = createRandom(seed);
  const all = repeatedTexts();
  return Array.from({ length: count }, (): RepeatedText => {
    const [one, other, third] = [randomOf(random, all), randomOf(random, all), randomOf(random, all)];
    const end = randomOf(random, ["", "\n", "\r\n", "\r", " \r\n\t"]);
    const unit = [one, other, third].map((text) => text.ofLength(1).slice(0, 60)).join(end);
    return {
      fileName: one.fileName,
      what: `${one.fileName}: ${JSON.stringify(unit)}`,
      ofLength: (length) => unit.repeat(Math.ceil(length / unit.length)),
    };
  });
}

describe(`growth of the time to read, seed ${seed}`, () => {
  for (const fileName of ["a.bib", "a.ris", "a.yaml", "a.json", "a.txt"]) {
    it(`is linear in ${fileName}`, function () {
      this.timeout(3_600_000);
      for (const text of [...repeatedTexts(), ...nestedTexts(), ...mixedTexts(1_000)].filter((one) => one.fileName === fileName)) {
        assertLinear(text);
      }
    });
  }
});
