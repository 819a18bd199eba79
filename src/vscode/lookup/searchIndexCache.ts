import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import type { SearchIndex } from "../../core/search/searchIndex";
import { loadSearchIndexInSlices, serialiseSearchIndex } from "../../core/search/serialiseSearchIndex";
import { readUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { runSliced } from "../platform/slices";
import { writeWhole } from "../platform/writeWhole";

/** A file with the search index of the last session. */
export interface SearchIndexCache {
  /**
   * Returns the index of these papers, or `undefined` if it is missing or unusable. Logs an index that is damaged or of other
   * papers.
   */
  load(papers: readonly Paper[]): Promise<SearchIndex | undefined>;
  /** Saves an index for the next start. Logs a failure. */
  save(index: SearchIndex): Promise<void>;
}

const fileName = "search.index";

/** Creates a cache in a folder of VS Code's storage for extensions. */
export function createSearchIndexCache(folder: vscode.Uri, log: vscode.LogOutputChannel): SearchIndexCache {
  const file = vscode.Uri.joinPath(folder, fileName);
  return {
    async load(papers) {
      const bytes = await orUndefined(readUri(file, { namedBy: "user" }), (error) => {
        log.warn("The cached search index cannot be read; a new one is built.", error);
      });
      const index = bytes && (await runSliced(loadSearchIndexInSlices(bytes, papers)));
      if (bytes && !index) {
        log.warn("The cached search index is damaged, of an older version, or of other papers; a new one is built.", file.toString());
      }
      return index;
    },
    async save(index) {
      try {
        await writeWhole(file, serialiseSearchIndex(index));
      } catch (error) {
        log.warn("The search index could not be cached for the next start.", error);
      }
    },
  };
}
