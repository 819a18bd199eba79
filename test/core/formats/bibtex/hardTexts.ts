import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Where the hard .bib texts are. */
export const hardFolder = path.join("test", "fixtures", "bib");

/** A block of a fixture file: its name, the .bib text, and the lines that say what must come out. */
export interface HardBlock {
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/** All blocks of all fixture files: `=== name`, the text, `---`, what must come out. */
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

/** The texts alone. */
export function hardTexts(): readonly string[] {
  return hardBlocks().map(({ text }) => text);
}
