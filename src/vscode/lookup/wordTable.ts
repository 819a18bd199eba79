import * as vscode from "vscode";
import { readWordVectors, type WordVectors } from "../../core/search/meaning/wordVectors";
import { readUri } from "../platform/disk/readUri";

/** The word table with which the search finds papers in other words. */
export interface WordTable {
  /** Returns the table, which is read once, or `undefined` if it cannot be read. Logs a failure. */
  load(): Promise<WordVectors | undefined>;
}

/** @param extensionUri the folder of the extension. On the web, VS Code reads it over the network. */
export function createWordTable(extensionUri: vscode.Uri, log: Pick<vscode.LogOutputChannel, "warn">): WordTable {
  const folder = vscode.Uri.joinPath(extensionUri, "dist/meaning");
  let loading: Promise<WordVectors | undefined> | undefined;
  const read = async (): Promise<WordVectors | undefined> => {
    try {
      const [bytes, list] = await Promise.all(
        ["meaning.bin", "meaning-words.txt"].map((name) => readUri(vscode.Uri.joinPath(folder, name), { namedBy: "user" })),
      );
      const words = bytes && list && readWordVectors(bytes, list);
      if (!words) {
        log.warn("The word table is damaged, so the search finds papers only by their own words.");
      }
      return words;
    } catch (error) {
      log.warn("The word table cannot be read, so the search finds papers only by their own words.", error);
      return undefined;
    }
  };
  return { load: () => (loading ??= read()) };
}
