import * as vscode from "vscode";
import type { FoundInFile, LookOutcome, ToolRequest } from "../../core/tools/agentTool";
import { nameOfText } from "../../core/tools/nameOfText";
import { checkDocument } from "../check/openDocuments";
import { readForCheck, type SkipKind } from "../check/readForCheck";
import type { CheckOutcome, ReferenceCheck } from "../check/referenceCheck";
import { findFilesToRead } from "../documents/filesToRead";
import { openDocument } from "../platform/openDocument";
import { fileName } from "../platform/readText";
import { createPauses, runSliced } from "../platform/slices";
import { createTextPositions } from "../platform/textPositions";
import { withToken } from "./cancellation";
import { locateAll, type LocatedPath, shownFile } from "./workspacePaths";

type CheckRequest = Extract<ToolRequest, { kind: "check" }>;
type Check = Pick<ReferenceCheck, "check">;

/** Checks the references in files of the workspace, or in a text. An open file counts with its unsaved changes. */
export async function checkForAgent(check: Check, { paths, text }: CheckRequest, signal: AbortSignal): Promise<LookOutcome<FoundInFile>> {
  if (text !== undefined) {
    const outcome = await checkClosed(
      check,
      { uri: vscode.Uri.from({ scheme: "citelens-text", path: `/${nameOfText(text)}` }), text },
      signal,
    );
    signal.throwIfAborted();
    return { kind: "found", found: outcome ? foundIn("text", outcome) : [], looked: outcome ? knownIn(outcome) : 0, notes: [] };
  }
  const located = await locateAll(paths);
  if ("problem" in located) {
    return { kind: "refused", problem: located.problem };
  }
  const files = await filesIn(located.paths, signal);
  const found: FoundInFile[] = [];
  const skipped: [string, SkipKind | "changed"][] = [];
  let looked = 0;
  const pauseIfLong = createPauses();
  for (const uri of files) {
    signal.throwIfAborted();
    const outcome = await checkFile(check, uri, signal);
    if (typeof outcome === "string") {
      skipped.push([shownFile(uri), outcome]);
    } else {
      found.push(...foundIn(shownFile(uri), outcome));
      looked += knownIn(outcome);
    }
    await pauseIfLong();
  }
  signal.throwIfAborted();
  return { kind: "found", found, looked, notes: skippedNotes(skipped) };
}

function foundIn(file: string, { findings }: CheckOutcome): readonly FoundInFile[] {
  return findings.map(({ finding, diagnostic }) => ({ file, line: diagnostic.range.start.line + 1, finding }));
}

/** Returns the number of references that could be compared. */
function knownIn({ references, unknown }: CheckOutcome): number {
  return references - unknown;
}

/** Returns the files that are named themselves, and those in named folders that neither the settings nor git exclude. */
async function filesIn(paths: readonly LocatedPath[], signal: AbortSignal): Promise<readonly vscode.Uri[]> {
  const folders = paths.filter(({ isFolder }) => isFolder).map(({ uri }) => `${uri.toString().replace(/\/$/, "")}/`);
  const all = folders.length === 0 ? [] : await withToken(signal, findFilesToRead);
  const inFolders = all.filter((uri) => folders.some((folder) => uri.toString().startsWith(folder)));
  const named = paths.filter(({ isFolder }) => !isFolder).map(({ uri }) => uri);
  return [...new Map([...named, ...inFolders].map((uri) => [uri.toString(), uri])).values()];
}

async function checkFile(check: Check, uri: vscode.Uri, signal: AbortSignal): Promise<CheckOutcome | SkipKind | "changed"> {
  const document = openDocument(uri);
  if (document) {
    return (await checkDocument(check, document, () => signal.aborted)) ?? "changed";
  }
  const read = await readForCheck(uri);
  return "skipped" in read ? read.skipped : ((await checkClosed(check, { uri, text: read.text }, signal)) ?? "changed");
}

/** Checks a text that no editor shows. Lines of a notebook are those of its file. */
async function checkClosed(
  check: Check,
  { uri, text }: { readonly uri: vscode.Uri; readonly text: string },
  signal: AbortSignal,
): Promise<CheckOutcome | undefined> {
  const isUnwanted = (): boolean => signal.aborted;
  const positionAt = await runSliced(createTextPositions(text), isUnwanted);
  return positionAt && check.check({ uri, file: { fileName: fileName(uri) }, text, positionAt, isUnwanted });
}

const maxNamedFiles = 3;

const reasons: Readonly<Record<SkipKind | "changed", string>> = {
  binary: "binary",
  generated: "generated",
  minified: "minified",
  unreadable: "unreadable or too large",
  changed: "changed while it was checked",
};

/** Returns a sentence for each reason why files were left out. */
function skippedNotes(skipped: readonly (readonly [file: string, reason: SkipKind | "changed"])[]): readonly string[] {
  return [...new Set(skipped.map(([, reason]) => reason))].map((reason) => {
    const files = skipped.filter((one) => one[1] === reason).map(([file]) => file);
    const more = files.length > maxNamedFiles ? `, and ${files.length - maxNamedFiles} more` : "";
    return `Left out (${reasons[reason]}): ${files.slice(0, maxNamedFiles).join(", ")}${more}.`;
  });
}
