import { realpath } from "node:fs/promises";
import path from "node:path";
import { parseLibrary } from "../../core/formats/parseLibrary";
import { isBibliographyName } from "../../core/mentions/workspaceTexts";
import { extractTitles } from "../../core/names/extractNames";
import type { NamedSource } from "../papers";
import { readCheckedText } from "./readCheckedText";

/** More text of bibliographies is not read as facts, to bound memory. */
const maxTextLength = 128 * 1024 * 1024;

/**
 * Loads the `.bib` files among files as facts for the prose beside them, without those that are libraries already. Their
 * problems are not reported, as they are read once more when they are checked.
 */
export async function loadBibliographies(files: readonly string[], libraries: readonly NamedSource[]): Promise<readonly NamedSource[]> {
  const known = new Set(await Promise.all(libraries.map(({ file = "" }) => realpath(file).catch(() => file))));
  const sources: NamedSource[] = [];
  let length = 0;
  for (const file of files.filter((one) => isBibliographyName(path.basename(one)))) {
    const isKnown = known.has(await realpath(file).catch(() => file));
    const text = isKnown || length > maxTextLength ? undefined : await readCheckedText(file, () => undefined);
    length += text?.length ?? 0;
    const { papers } = parseLibrary(text ?? "", { fileName: path.basename(file) });
    if (papers.length > 0) {
      sources.push({ name: file, file, papers: papers.map((paper) => ({ ...paper, aliases: extractTitles(paper) })) });
    }
  }
  return sources;
}
