import { createLibraryReader } from "../../src/core/formats/createLibraryReader";
import type { Growing } from "../guards/growth";
import { nestedTexts, type RepeatedText, repeatedTexts } from "./repeatedTexts";

/** Reads a text as the extension does, step by step. */
function readLibrary(text: string, fileName: string): void {
  const reader = createLibraryReader(fileName);
  reader.update(text);
  while (reader.step(20_000)) {
    // Each step is one slice.
  }
  reader.papers();
  reader.problems();
}

/** Line ends, each of which is at another place in a text that mixes them. */
const lineEnds = ["\n", "\r\n", "\r", " \r\n\t", "\n\n\r"];

function withMixedLineEnds(text: string): string {
  let count = 0;
  return text.replaceAll("\n", () => lineEnds[count++ % lineEnds.length] ?? "");
}

/** Parts that refer to earlier ones, so that values double or entries form a chain. A `№` is a part's number, a `№-` that before it. */
const chains: readonly (readonly [fileName: string, before: string, unit: string, after: string])[] = [
  ["a.bib", "@string{a0 = {b}}\n", "@string{a№ = a№- # a№-}\n", "@misc{c, title = a9}\n"],
  ["a.bib", "@string{a0 = {b}}\n", "@string{a№ = a№- # a№-}\n@misc{c№, title = a№}\n", ""],
  ["a.bib", "@string{a0 = {b}}\n", "@misc{c№, title = a0 # a№- # a0}\n", ""],
  ["a.bib", "@book{c0, title = {b}}\n", "@inbook{c№, crossref = {c№-}}\n", ""],
  ["a.bib", "@book{c0, title = {b}}\n", "@inbook{c№, crossref = {c0}, title = {d}}\n", ""],
  ["a.bib", "@xdata{c0, title = {b}}\n", "@xdata{c№, xdata = {c№-, c0}}\n@misc{d№, xdata = {c№}}\n", ""],
  ["a.bib", "", '@preamble{"\\newcommand{\\a№}{\\a№-\\a№-}"}\n@misc{c№, title = {\\a№}}\n', ""],
  ["a.bib", "", "@misc{c, title = {b №}}\n", ""],
  ["a.bib", "", "@misc{, title = {b}}\n", ""],
  ["a.yaml", "- id: a0\n  title: &a0 b\n", "- id: a№\n  title: &a№ [*a№-, *a№-]\n", ""],
  ["a.yaml", "", "- id: a\n  title: b №\n", ""],
  ["a.yaml", "", "- title: b\n", ""],
  ["a.yml", "", "a№:\n  type: Article\n  title: b\n  parent: *a№-\n", ""],
  ["a.json", "[", '{"id":"a","title":"b №"},', "{}]"],
  ["a.json", "[", '{"title":"b"},', "{}]"],
  ["a.ris", "", "TY  - JOUR\nID  - a\nTI  - b\nER  - \n", ""],
  ["a.ris", "", "TY  - JOUR\nTI  - b №\nER  - \n", ""],
  ["a.txt", "", "A Title of №\n\nWe say №.\n\n", ""],
];

function chainedTexts(): readonly RepeatedText[] {
  return chains.map(([fileName, before, unit, after]) => ({
    fileName,
    what: `${fileName}: ${JSON.stringify(unit)} numbered`,
    ofLength: (length) => {
      const parts: string[] = [];
      for (let [at, size] = [1, 0]; size < length; at++) {
        const part = unit.replaceAll("№-", String(at - 1)).replaceAll("№", String(at));
        parts.push(part);
        size += part.length;
      }
      return before + parts.join("") + after;
    },
  }));
}

function growing(text: RepeatedText): Growing {
  const { fileName, what, ofLength } = text;
  return {
    what,
    textOf: ofLength,
    read: (content) => {
      readLibrary(content, fileName);
    },
  };
}

/** Returns the productions of all formats of libraries: parts that are repeated, nested, or numbered, and those with mixed line ends. */
export function growingLibraries(): readonly Growing[] {
  const all = [...chainedTexts(), ...nestedTexts(), ...repeatedTexts()].map(growing);
  const mixed = all.map((one) => ({
    ...one,
    what: `${one.what}, with mixed line ends`,
    textOf: (length: number) => withMixedLineEnds(one.textOf(length)),
  }));
  return [...all, ...mixed.filter((one) => one.textOf(200).includes("\r"))];
}
