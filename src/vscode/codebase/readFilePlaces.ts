import * as vscode from "vscode";
import { findPlaces, type FoundPlace } from "../../core/codebase/findPlaces";
import { skipReason } from "../../core/codebase/skipReason";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import { isBinary } from "../../core/formats/encoding/isBinary";
import type { PaperLookUps } from "../lookup/paperLookUps";
import type { WorkspaceEvidence } from "../mentions/workspaceEvidence";
import { readUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { fileName } from "../platform/readText";
import { runSliced } from "../platform/slices";

/** A larger file was not written by hand. */
const maxFileBytes = 4_000_000;

/** Why a file has no places: it cannot be read or is too large, is no text, or was not written by hand. */
export type LeftOut = "unread" | "binary" | "generated" | "minified";

/** The services that a file is read with. */
export interface ReadingServices {
  readonly current: Pick<PaperLookUps, "matcher">;
  readonly evidence: Pick<WorkspaceEvidence, "read">;
}

/** Returns the places of a saved file that mention papers, why it is left out, or `undefined` once the result is unwanted. */
export async function readFilePlaces(
  { current, evidence }: ReadingServices,
  uri: vscode.Uri,
  isUnwanted: () => boolean,
): Promise<readonly FoundPlace[] | LeftOut | undefined> {
  const bytes = await orUndefined(readUri(uri, { namedBy: "workspace", maxBytes: maxFileBytes }));
  if (!bytes || bytes.length === 0 || isBinary(bytes)) {
    return !bytes ? "unread" : bytes.length === 0 ? [] : "binary";
  }
  const { text } = await runSliced(decodeTextInSlices(bytes));
  const reason = skipReason(vscode.workspace.asRelativePath(uri), text);
  if (reason !== undefined) {
    return reason;
  }
  const matcher = current.matcher();
  const workspace = await evidence.read(matcher, { uri, isUntitled: false, languageId: "", getText: () => text });
  return runSliced(findPlaces(text, { fileName: fileName(uri), workspace }, matcher), isUnwanted);
}
