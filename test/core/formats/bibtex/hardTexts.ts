import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of the hard .bib texts. */
export const hardFolder = path.join("test", "fixtures", "bib");

/** A block of a fixture file: its name, the .bib text, and the lines with the expected result. */
export interface HardBlock {
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/** Returns all blocks of all fixture files: `=== name`, the text, `---`, the expected result. */
export function hardBlocks(): readonly HardBlock[] {
  return readdirSync(hardFolder)
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => {
      const blocks = readFileSync(path.join(hardFolder, file), "utf8").split(/^=== /m).slice(1);
      return blocks.map((block) => {
        const [name = "", ...lines] = block.split("\n");
        const end = lines.indexOf("---");
        return { file, name, text: lines.slice(0, end).join("\n"), expected: lines.slice(end + 1).filter((line) => line !== "") };
      });
    });
}

/** Returns only the texts. */
export function hardTexts(): readonly string[] {
  return hardBlocks().map(({ text }) => text);
}
