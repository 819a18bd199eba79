import type * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { isRecord } from "../../core/record";

/** A paper that the user removed from the list of the workspace. */
export type RemovedPaper = Pick<Paper, "citekey" | "title" | "arxiv" | "doi">;

/** The papers that are removed from the list of this workspace, for good. */
export interface RemovedPapers {
  list(): readonly RemovedPaper[];
  has(paper: RemovedPaper): boolean;
  add(paper: RemovedPaper): Promise<void>;
  restore(papers: readonly RemovedPaper[]): Promise<void>;
}

const stateKey = "citelens.removedPapers";

/** Keeps the removed papers in the workspace's state. A paper is the same if it has the same arXiv id or DOI, or without both, the same key. */
export function createRemovedPapers(state: vscode.Memento): RemovedPapers {
  const list = (): readonly RemovedPaper[] => {
    const stored = state.get<unknown>(stateKey);
    return Array.isArray(stored) ? stored.filter(isRemovedPaper) : [];
  };
  return {
    list,
    has: (paper) => list().some((one) => isSame(one, paper)),
    async add({ citekey, title, arxiv, doi }) {
      const others = list().filter((one) => !isSame(one, { citekey, title, ...(arxiv === undefined ? {} : { arxiv }) }));
      await state.update(stateKey, [...others, { citekey, title, arxiv, doi }]);
    },
    async restore(papers) {
      await state.update(
        stateKey,
        list().filter((one) => !papers.some((paper) => isSame(one, paper))),
      );
    },
  };
}

function isRemovedPaper(value: unknown): value is RemovedPaper {
  return isRecord(value) && typeof value["citekey"] === "string" && typeof value["title"] === "string";
}

function isSame(one: RemovedPaper, other: RemovedPaper): boolean {
  const [id, otherId] = [one.arxiv ?? one.doi, other.arxiv ?? other.doi];
  return id === undefined || otherId === undefined ? one.citekey === other.citekey : id === otherId;
}
