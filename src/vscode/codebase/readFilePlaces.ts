import * as vscode from "vscode";
import { citingLanguageOf } from "../../core/citations/reading/citingFiles";
import { type CitedPlace, findCitedKeys } from "../../core/codebase/citedKeys";
import { findPlaces, type FoundPlace } from "../../core/codebase/findPlaces";
import { notebookSources } from "../../core/codebase/notebookSources";
import { skipReason } from "../../core/codebase/skipReason";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import { isBinary } from "../../core/formats/encoding/isBinary";
import { bibliographiesFor } from "../citing/recordingTarget";
import { latexLanguages } from "../documents/documentBibliographies";
import type { NamingDocument } from "../documents/namedBibliographies";
import type { PaperLookUps } from "../lookup/paperLookUps";
import type { WorkspaceEvidence } from "../mentions/workspaceEvidence";
import { readUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { fileName } from "../platform/readText";
import { runSliced } from "../platform/slices";
import type { Services } from "../services/services";

/** A larger file was not written by hand. */
const maxFileBytes = 4_000_000;

/** Why a file has no places: it cannot be read or is too large, is no text, or was not written by hand. */
export type LeftOut = "unread" | "binary" | "generated" | "minified";

/** The places of a file that mention papers, and the keys that it cites. */
export interface FileContent {
  /** The places that mention papers, without citations by key. */
  readonly places: readonly FoundPlace[];
  readonly cited: readonly CitedPlace[];
  /** The bibliographies in which the cited keys are looked up. */
  readonly bibliographies: readonly vscode.Uri[];
}

/** The services that a file is read with. */
export interface ReadingServices extends Pick<Services, "latexRoots" | "workspaceState"> {
  readonly current: Pick<PaperLookUps, "matcher">;
  readonly evidence: Pick<WorkspaceEvidence, "read">;
}

/** Returns what a saved file says about papers, why it is left out, or `undefined` once the result is unwanted. */
export async function readFilePlaces(
  services: ReadingServices,
  uri: vscode.Uri,
  isUnwanted: () => boolean,
): Promise<FileContent | LeftOut | undefined> {
  const bytes = await orUndefined(readUri(uri, { namedBy: "workspace", maxBytes: maxFileBytes }));
  if (!bytes || bytes.length === 0 || isBinary(bytes)) {
    return !bytes ? "unread" : bytes.length === 0 ? { places: [], cited: [], bibliographies: [] } : "binary";
  }
  const { text } = await runSliced(decodeTextInSlices(bytes));
  const reason = skipReason(vscode.workspace.asRelativePath(uri), text);
  if (reason !== undefined) {
    return reason;
  }
  const matcher = services.current.matcher();
  const document = { uri, isUntitled: false, languageId: citingLanguageOf(fileName(uri)) ?? "", getText: () => text };
  const workspace = await services.evidence.read(matcher, document);
  const places = await runSliced(findPlaces(text, { fileName: fileName(uri), workspace }, matcher), isUnwanted);
  const keys = places && (await readCitedKeys(services, document, isUnwanted));
  return places && keys && { places, ...keys };
}

async function readCitedKeys(
  services: ReadingServices,
  document: NamingDocument,
  isUnwanted: () => boolean,
): Promise<Pick<FileContent, "cited" | "bibliographies"> | undefined> {
  const { uri, languageId } = document;
  const text = document.getText();
  const isNotebook = /\.ipynb$/i.test(uri.path);
  // Commands that cite may be defined in the preamble of the root.
  const around = latexLanguages.has(languageId) ? (await services.latexRoots.of(document))?.preamble : undefined;
  const cited = await runSliced(findCitedKeys(text, { fileName: fileName(uri), around }), isUnwanted);
  if (!cited || cited.length === 0) {
    return cited && { cited, bibliographies: [] };
  }
  const cells = isNotebook ? ((await runSliced(notebookSources(text), isUnwanted)) ?? []).map((cell) => cell.text).join("\n") : text;
  const naming = isNotebook ? { ...document, languageId: "markdown", getText: () => cells } : document;
  return { cited, bibliographies: await bibliographiesFor(naming, services) };
}
