import { fileProblem } from "../fileProblem";
import { decodeText, maxFileBytes, readBounded } from "../files";

/** Reads the text of a file. Returns `undefined` for a binary file, and for one that cannot be read, which is reported. */
export async function readCheckedText(file: string, onProblem: (message: string) => void): Promise<string | undefined> {
  try {
    const bytes = await readBounded(file);
    if (!bytes) {
      onProblem(`${file} is larger than ${maxFileBytes / 1024 / 1024} MB and was skipped`);
    }
    return bytes && decodeText(bytes);
  } catch (error) {
    onProblem(`cannot read ${file}: ${fileProblem(error)}`);
    return undefined;
  }
}
