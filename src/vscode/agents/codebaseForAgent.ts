import * as vscode from "vscode";
import { type Certainty, rankOfCertainty } from "../../core/codebase/certainty";
import type { CodebasePaper, Place } from "../../core/codebase/createCodebase";
import type { LookOutcome } from "../../core/tools/agentTool";
import type { WorkspaceCodebase } from "../codebase/workspaceCodebase";
import { orAborted } from "./cancellation";
import { locateAll, type LocatedPath, shownFile } from "./workspacePaths";

/** The papers in the workspace, as the view has them. */
export type ReadCodebase = Pick<WorkspaceCodebase, "read" | "settled" | "papers" | "state">;

/** Lists the papers that the saved files of the workspace mention, or those below some paths. */
export async function codebaseForAgent(
  codebase: ReadCodebase,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<LookOutcome<CodebasePaper>> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    return { kind: "refused", problem: "No folder is open, so there are no project papers. Ask the user to open one." };
  }
  const located = await locateAll(paths);
  if ("problem" in located) {
    return { kind: "refused", problem: located.problem };
  }
  await orAborted(
    codebase.read().then(() => codebase.settled()),
    signal,
  );
  const state = codebase.state();
  const isWhole = state.kind === "read" && state.isWhole;
  return {
    kind: "found",
    found: papersBelow(codebase.papers(), located.paths),
    looked: state.kind === "unread" ? 0 : state.files,
    notes: isWhole ? [] : ["The user stopped the reading of the workspace, so papers may be missing."],
  };
}

function papersBelow(papers: readonly CodebasePaper[], paths: readonly LocatedPath[]): readonly CodebasePaper[] {
  const files = new Set(paths.filter(({ isFolder }) => !isFolder).map(({ uri }) => uri.toString()));
  const folders = paths.filter(({ isFolder }) => isFolder).map(({ uri }) => `${uri.toString().replace(/\/$/, "")}/`);
  const isWanted = ({ file }: Place): boolean => paths.length === 0 || files.has(file) || folders.some((folder) => file.startsWith(folder));
  return papers.flatMap((found) => {
    const places = found.places.filter(isWanted);
    return places.length === 0 ? [] : [{ ...found, ...countsOf(places), places: places.map(shownPlace) }];
  });
}

function countsOf(places: readonly Place[]): { readonly files: number; readonly certainty: Certainty } {
  const certainty = places.reduce<Certainty>(
    (best, place) => (rankOfCertainty(place.certainty) < rankOfCertainty(best) ? place.certainty : best),
    "name",
  );
  return { files: new Set(places.map(({ file }) => file)).size, certainty };
}

function shownPlace(place: Place): Place {
  return { ...place, file: shownFile(vscode.Uri.parse(place.file, true)) };
}
