import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import type { SearchIndex } from "../../core/search/searchIndex";
import { loadSearchIndexInSlices, serialiseSearchIndex } from "../../core/search/serialiseSearchIndex";
import { readUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { runSliced } from "../platform/slices";
import { writeWhole } from "../platform/writeWhole";

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
      const bytes = await orUndefined(readUri(file), (error) => {
        log.warn("The kept search index cannot be read; a new one is made.", error);
      });
      const index = bytes && (await runSliced(loadSearchIndexInSlices(bytes, papers)));
      if (bytes && !index) {
        log.warn("The kept search index is damaged, of an older version or of other papers; a new one is made.", file.toString());
      }
      return index;
    },
    async save(index) {
      try {
        await writeWhole(file, serialiseSearchIndex(index));
      } catch (error) {
        log.warn("The search index could not be kept for the next time.", error);
      }
    },
  };
}
