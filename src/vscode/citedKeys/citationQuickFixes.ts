import * as vscode from "vscode";
import { queryOf } from "../../core/citations/reading/citationCandidates";
import { writtenKey } from "../../core/citations/syntaxes/citekeyRules";
import { familyName } from "../../core/citations/wording/describePaper";
import { nearestKeys } from "../../core/citations/reading/nearestKeys";
import type { Paper } from "../../core/paper";
import { fold } from "../../core/words/fold";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { rangeOf } from "../mentions/mentionAtCursor";
import type { Services } from "../services/services";
import { unknownKeyCode } from "./citationChecks";
import { citationsInDocument, citingDocuments } from "./citationsInDocument";
import { showProblem } from "../platform/log";
import { type CitingServices, type KeyPlace, planCitation } from "../citing/planCitation";
import { addRecording, bibliographiesFor, isWritable, recordingTarget } from "../citing/recordCitation";

type QuickFixServices = CitingServices & Pick<Services, "bibliographies" | "log">;

interface CitedPlace extends KeyPlace {
  readonly citekey: string;
}

/** A paper that is to be recorded, and cited by its key in the place of another. */
interface Adding {
  readonly document: vscode.TextDocument;
  readonly paper: Paper;
  readonly place: KeyPlace;
}

interface AddingAction extends vscode.CodeAction {
  readonly adding?: Adding;
}

/** So many papers of the library are offered for a key. */
const mostPapers = 3;

/** Offers to correct a cited key that no entry has: by the nearest keys that there are, or by recording a paper that it may mean. */
export function registerCitationQuickFixes(services: QuickFixServices): vscode.Disposable {
  const provider: vscode.CodeActionProvider<AddingAction> = {
    async provideCodeActions(document, _range, { diagnostics }) {
      const unknown = diagnostics.filter(({ source, code }) => source === "CiteLens" && code === unknownKeyCode);
      const actions = await Promise.all(unknown.map((diagnostic) => actionsFor(services, document, diagnostic)));
      return actions.flat();
    },
    async resolveCodeAction(action) {
      if (action.adding) {
        action.edit = await addingEdit(services, action.adding);
      }
      return action;
    },
  };
  return vscode.languages.registerCodeActionsProvider([...citingDocuments], provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

/** Records even if citing does not by the settings: the user asks for just that. */
async function addingEdit(services: QuickFixServices, { document, paper, place }: Adding): Promise<vscode.WorkspaceEdit> {
  const { distinct, recording } = await planCitation(services, document, [paper], {
    kind: "keys",
    places: () => [place],
    isRecorded: true,
  });
  const edit = new vscode.WorkspaceEdit();
  if (recording.problem !== undefined) {
    void showProblem(services.log, `${recording.problem}.`);
    return edit;
  }
  for (const { start, end, newText } of distinct) {
    edit.replace(document.uri, rangeOf(document, start, end), newText);
  }
  addRecording(edit, recording);
  return edit;
}

async function actionsFor(
  services: QuickFixServices,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): Promise<readonly AddingAction[]> {
  const place = placeAt(document, diagnostic.range);
  if (!place) {
    return [];
  }
  const { files } = await services.bibliographies.of(document);
  const near = nearestKeys(place.citekey, new Set(files.flatMap(({ citekeys }) => [...citekeys]))).map((citekey) =>
    replacing(document, place, { citekey, diagnostic }),
  );
  const [first] = near;
  if (first && near.length === 1) {
    first.isPreferred = true;
  }
  const uris = files.map(({ uri }) => uri);
  const missing = papersNear(services.current, place.citekey).filter(
    (paper) => services.bibliographies.recordedKey(paper, uris) === undefined,
  );
  const into = await writableTarget(document, services);
  return [...near, ...(into ? missing.map((paper) => adding(document, place, { paper, into, diagnostic })) : [])];
}

/** The file that the papers of a document are recorded in; `undefined` if nothing can be added to it. */
async function writableTarget(document: vscode.TextDocument, services: QuickFixServices): Promise<vscode.Uri | undefined> {
  const target = recordingTarget(await bibliographiesFor(document, services));
  return target && (await isWritable(target)) ? target : undefined;
}

function placeAt(document: vscode.TextDocument, range: vscode.Range): CitedPlace | undefined {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return citationsInDocument(document)
    .flatMap(({ syntax, keys }) => keys.map((key) => ({ ...key, syntax })))
    .find((key) => key.start === start && key.end === end);
}

function replacing(
  document: vscode.TextDocument,
  place: CitedPlace,
  { citekey, diagnostic }: { readonly citekey: string; readonly diagnostic: vscode.Diagnostic },
): vscode.CodeAction {
  const action = new vscode.CodeAction(`Cite ${citekey}`, vscode.CodeActionKind.QuickFix);
  const written = writtenKey(place.syntax, { text: document.getText(), start: place.start, end: place.end }, citekey);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(document, written.start, written.end), written.newText);
  action.diagnostics = [diagnostic];
  return action;
}

function adding(
  document: vscode.TextDocument,
  place: CitedPlace,
  { paper, into, diagnostic }: { readonly paper: Paper; readonly into: vscode.Uri; readonly diagnostic: vscode.Diagnostic },
): AddingAction {
  const action = new vscode.CodeAction(
    `Add “${shortened(paper.title)}” to ${vscode.workspace.asRelativePath(into)}`,
    vscode.CodeActionKind.QuickFix,
  );
  action.diagnostics = [diagnostic];
  return Object.assign(action, { adding: { document, paper, place } });
}

function shortened(title: string): string {
  return title.length > 60 ? `${title.slice(0, 59)}…` : title;
}

/** The library's paper with this key, else those that it may be meant for: with a key like it, or by an author who is in the key. */
function papersNear(current: PaperLookUps, citekey: string): readonly Paper[] {
  const exact = current.library().byCitekey(citekey);
  if (exact) {
    return [exact];
  }
  const alike = nearestKeys(
    citekey,
    current.papers().map((paper) => paper.citekey),
  ).flatMap((key) => current.library().byCitekey(key) ?? []);
  const wanted = fold(citekey);
  const found = current
    .searchIndex()
    .search(queryOf(citekey), { limit: 10 })
    .map(({ paper }) => paper);
  const byAuthor = found.filter(
    ({ authors: [author] }) => author && wanted.includes(fold(familyName(author))) && familyName(author).length > 1,
  );
  return [...new Set([...alike, ...byAuthor])].slice(0, mostPapers);
}
