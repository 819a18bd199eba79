import * as vscode from "vscode";
import { createBibtexReader } from "../../../core/formats/bibtex/createBibtexReader";
import { formatBibtex } from "../../../core/formats/bibtex/write/formatBibtex";
import { type WrittenEntry, writtenEntryAt } from "../../../core/formats/bibtex/write/writtenEntry";
import type { Paper } from "../../../core/paper";
import { isReadOnly, statOf } from "../../citing/recordingTarget";
import { isMisread, openBibliography } from "../../documents/openBibliography";
import { lookUpPaper } from "../../picking/choosePaper";
import { ownRecordOf } from "../../picking/ownPaper";
import { charsPerSlice, stepSliced } from "../../platform/slices";
import type { Services } from "../../services/services";
import { showInformation } from "../../platform/notifications";

/** A preprint and its entry in a text: that of a document, or the one that CiteLens writes of a paper of the user's own library. */
export interface PreprintTarget {
  readonly paper: Paper;
  readonly text: string;
  readonly entry: WrittenEntry;
  /** `undefined` for a paper of the own library. */
  readonly document?: vscode.TextDocument;
}

export type TargetServices = Pick<Services, "current" | "log" | "personal">;

/** Returns whether a document is a .bib text. */
export function isBibtex({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === "bibtex" || /\.bib$/i.test(uri.path);
}

/** Returns the target of a key from outside: the paper's first place that can be changed. Says so if it has no such place. */
export async function targetOfKey(services: TargetServices, key: string): Promise<PreprintTarget | undefined> {
  const paper = await lookUpPaper(services, key);
  return paper && targetOfPaper(services, paper);
}

/** Returns the target of a paper of the library: its record in the own library, or its entry in a .bib file. Says so if there is neither. */
export async function targetOfPaper({ personal }: TargetServices, paper: Paper): Promise<PreprintTarget | undefined> {
  const places = personal.placesOf(paper.citekey);
  for (const { uri, citekey, isInZotero } of places) {
    const own = uri.toString() === personal.importedFile.toString() ? ownRecordOf(personal.importedPapers(), paper) : undefined;
    const target = own ? targetOfOwn(own) : isInZotero !== true && /\.bib$/i.test(uri.path) ? await targetInFile(uri, citekey) : undefined;
    if (target) {
      return target;
    }
  }
  const place = places[0]?.label ?? vscode.l10n.t("the bundled papers");
  void showInformation(vscode.l10n.t("CiteLens: “{0}” is only in {1}, which CiteLens does not change.", paper.title, place));
  return undefined;
}

/** Returns the target of a paper of the own library. */
function targetOfOwn(paper: Paper): PreprintTarget | undefined {
  const text = formatBibtex(paper);
  const entry = writtenEntryAt(text, 0);
  return entry && { paper, text, entry };
}

async function targetInFile(uri: vscode.Uri, citekey: string): Promise<PreprintTarget | undefined> {
  const document = await openBibliography(uri);
  const [found] = document ? (await entriesOf(document)).filter(({ paper }) => paper.citekey === citekey) : [];
  return document && found && targetAt(document, found.start);
}

/** A paper of a .bib text, and where its entry begins. */
export interface PlacedPaper {
  readonly paper: Paper;
  readonly start: number;
}

/** Returns the papers of a .bib document with their places, in the order of the text. */
export async function entriesOf(document: vscode.TextDocument): Promise<readonly PlacedPaper[]> {
  const reader = createBibtexReader();
  reader.update(document.getText());
  await stepSliced(() => reader.step(charsPerSlice));
  const seen = new Map<string, number>();
  return reader.papers().flatMap((paper) => {
    const count = seen.get(paper.citekey) ?? 0;
    seen.set(paper.citekey, count + 1);
    const place = reader.placesOf(paper.citekey)[count];
    return place ? [{ paper, start: place.start }] : [];
  });
}

/** Returns the entry of a document at an offset, with its paper as the whole document has it. */
export async function targetAt(document: vscode.TextDocument, offset: number): Promise<PreprintTarget | undefined> {
  const text = document.getText();
  const entry = writtenEntryAt(text, offset);
  const found = entry && (await entriesOf(document)).find(({ start }) => start === entry.start);
  return entry && found && document.getText() === text ? { document, text, entry, paper: found.paper } : undefined;
}

/** Returns why a document cannot be changed, as a sentence for the user, or `undefined` if it can. */
export async function obstacleTo(document: vscode.TextDocument): Promise<string | undefined> {
  const file = vscode.workspace.asRelativePath(document.uri);
  if (isReadOnly(document.uri, await statOf(document.uri))) {
    return readOnlySentence(document);
  }
  return (await isMisread(document))
    ? vscode.l10n.t("CiteLens: {0} was opened in the wrong encoding and has unsaved changes, so its entry cannot be changed.", file)
    : undefined;
}

/** Returns the sentence for the user about a document that cannot be changed. */
export function readOnlySentence({ uri }: vscode.TextDocument): string {
  return vscode.l10n.t("CiteLens: {0} is read-only, so its entry cannot be changed.", vscode.workspace.asRelativePath(uri));
}
