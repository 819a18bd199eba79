import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import type { SearchIndex } from "../../core/search/searchIndex";
import { loadSearchIndexInSlices, serialiseSearchIndex } from "../../core/search/serialiseSearchIndex";
import { readUri } from "../platform/disk/readUri";
import { runSliced } from "../platform/slices";

/** The search index of the last time, kept in a file. */
export interface SearchIndexCache {
  /** The index over these papers; `undefined` where none was kept, or it is damaged or of other papers, which the log tells. */
  load(papers: readonly Paper[]): Promise<SearchIndex | undefined>;
  /** Keeps an index for the next time; where that fails, the log tells. */
  save(index: SearchIndex): Promise<void>;
}

const fileName = "search.index";

/** A cache in a folder of VS Code's storage for extensions. */
export function createSearchIndexCache(folder: vscode.Uri, log: vscode.LogOutputChannel): SearchIndexCache {
  const file = vscode.Uri.joinPath(folder, fileName);
  return {
    async load(papers) {
      const bytes = await readIfThere(file);
      const index = bytes && (await runSliced(loadSearchIndexInSlices(bytes, papers)));
      if (bytes && !index) {
        log.warn("The kept search index is damaged, of an older version or of other papers; a new one is made.", file.toString());
      }
      return index;
    },
    async save(index) {
      // Written aside and then renamed: a file that is half written never has the name.
      const half = vscode.Uri.joinPath(folder, `${fileName}.half`);
      try {
        await vscode.workspace.fs.writeFile(half, serialiseSearchIndex(index));
        await vscode.workspace.fs.rename(half, file, { overwrite: true });
      } catch (error) {
        log.warn("The search index could not be kept for the next time.", error);
        await vscode.workspace.fs.delete(half).then(undefined, () => undefined);
      }
    },
  };
}

async function readIfThere(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await readUri(file);
  } catch {
    return undefined;
  }
}
