import * as vscode from "vscode";
import type { AnswerStore, StoredFile } from "../../network/keptAnswers";
import { isFileNotFound, readUri, statUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { writeWhole } from "../platform/writeWhole";
import { showInformation } from "../platform/notifications";

/** An answer is not longer. */
const maxBytes = 8_000_000;

/** Creates the store in a folder of VS Code's storage for extensions, which is there on the desktop and on the web. */
export function createAnswerStore(folder: vscode.Uri): AnswerStore {
  const fileOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  return {
    async list() {
      const entries = (await orUndefined(vscode.workspace.fs.readDirectory(folder))) ?? [];
      const files = await Promise.all(
        entries.map(async ([name]): Promise<readonly StoredFile[]> => {
          const stat = await orUndefined(statUri(fileOf(name)));
          return stat ? [{ name, bytes: stat.size, writtenAt: stat.mtime }] : [];
        }),
      );
      return files.flat();
    },
    async read(name) {
      const bytes = await orUndefined(readUri(fileOf(name), { namedBy: "user", maxBytes }));
      return bytes && new TextDecoder().decode(bytes);
    },
    write: (name, text) => writeWhole(fileOf(name), new TextEncoder().encode(text)),
    async remove(name) {
      try {
        await vscode.workspace.fs.delete(fileOf(name));
      } catch (error) {
        // Another window may have deleted it.
        if (!isFileNotFound(error)) {
          throw error;
        }
      }
    },
  };
}

/** Deletes the answers that were kept, and says so. */
export async function forgetLookUps(door: { forget(): Promise<number> }): Promise<void> {
  const count = await door.forget();
  void showInformation(vscode.l10n.t("CiteLens: deleted the answers that were kept ({0}). The papers that you added stay.", count));
}
