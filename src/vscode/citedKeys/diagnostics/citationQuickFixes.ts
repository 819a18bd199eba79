import * as vscode from "vscode";
import { queryOf } from "../../../core/citations/reading/citationCandidates";
import { nearestKeys } from "../../../core/citations/reading/nearestKeys";
import { writtenKey } from "../../../core/citations/syntaxes/citekeyRules";
import { familyName } from "../../../core/citations/wording/describePaper";
import type { Paper } from "../../../core/paper";
import { fold } from "../../../core/words/fold";
import type { PaperLookUps } from "../../lookup/paperLookUps";
import { rangeOf } from "../../mentions/mentionAtCursor";
import { bibliographyDocuments, citingDocuments } from "../citationsInDocument";
import { samePaperCode, unknownKeyCode } from "./citationChecks";
import type { Services } from "../../services/services";
import { additionEdit, type Addition, type CitedPlace, placeAt, type QuickFixServices, writableTarget } from "./keyPlaces";
import { mergeAction, mergeEdit, type Merging } from "./mergeEntries";
import { unknownKeyActions } from "./unknownKeyActions";

interface AddAction extends vscode.CodeAction {
  readonly addition?: Addition;
  readonly merging?: Merging;
}

/** Papers of the library that are offered for a key. */
const maxOfferedPapers = 3;
const maxTitleLength = 60;

/**
 * Registers quick fixes for a cited key without an entry: cite by one of the nearest keys, record a paper that the key may mean, find another,
 * add an empty entry, or ignore the key. For two entries of one paper, it offers to merge them.
 */
export function registerCitationQuickFixes(services: QuickFixServices & Pick<Services, "personal">): vscode.Disposable {
  const provider: vscode.CodeActionProvider<AddAction> = {
    async provideCodeActions(document, _range, { diagnostics }) {
      const unknown = diagnostics.filter(({ source, code }) => source === "CiteLens" && code === unknownKeyCode);
      const actions = await Promise.all(unknown.map((diagnostic) => actionsFor(services, document, diagnostic)));
      const same = diagnostics.filter(({ source, code }) => source === "CiteLens" && code === samePaperCode);
      return [...actions.flat(), ...same.flatMap((diagnostic) => mergeAction(document, diagnostic) ?? [])];
    },
    async resolveCodeAction(action, token) {
      if (action.merging) {
        action.edit = await mergeEdit(services, action.merging, token);
      }
      if (action.addition) {
        action.edit = await additionEdit(services, action.addition);
      }
      return action;
    },
  };
  return vscode.languages.registerCodeActionsProvider([...citingDocuments, ...bibliographyDocuments], provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

async function actionsFor(
  services: QuickFixServices,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): Promise<readonly AddAction[]> {
  const place = placeAt(document, diagnostic.range);
  if (!place) {
    return [];
  }
  const { files } = await services.bibliographies.of(document);
  const near = nearestKeys(place.citekey, new Set(files.flatMap(({ citekeys }) => [...citekeys]))).map((citekey) =>
    createReplaceAction(document, place, { citekey, diagnostic }),
  );
  const [first] = near;
  if (first && near.length === 1) {
    first.isPreferred = true;
  }
  const uris = files.map(({ uri }) => uri);
  const missing = papersLike(services.current, place.citekey).filter(
    (paper) => services.bibliographies.recordedKey(paper, uris) === undefined,
  );
  const target = await writableTarget(document, services);
  const additions = target ? missing.map((paper) => createAddAction(document, place, { paper, target, diagnostic })) : [];
  return [...near, ...additions, ...unknownKeyActions(document, place, { target, diagnostic })];
}

function createReplaceAction(
  document: vscode.TextDocument,
  place: CitedPlace,
  { citekey, diagnostic }: { readonly citekey: string; readonly diagnostic: vscode.Diagnostic },
): vscode.CodeAction {
  const action = new vscode.CodeAction(vscode.l10n.t("Cite {0}", citekey), vscode.CodeActionKind.QuickFix);
  const written = writtenKey(place.syntax, { text: document.getText(), start: place.start, end: place.end }, citekey);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(document, written.start, written.end), written.newText);
  action.diagnostics = [diagnostic];
  return action;
}

function createAddAction(
  document: vscode.TextDocument,
  place: CitedPlace,
  { paper, target, diagnostic }: { readonly paper: Paper; readonly target: vscode.Uri; readonly diagnostic: vscode.Diagnostic },
): AddAction {
  const title = vscode.l10n.t("Add “{0}” to {1}", shortened(paper.title), vscode.workspace.asRelativePath(target));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return Object.assign(action, { addition: { document, paper, place } });
}

function shortened(title: string): string {
  return title.length > maxTitleLength ? `${title.slice(0, maxTitleLength - 1)}…` : title;
}

/** Returns the library's paper with this key, or else papers with a similar key or with a first author whose name is in the key. */
function papersLike(current: PaperLookUps, citekey: string): readonly Paper[] {
  const exact = current.library().byCitekey(citekey);
  if (exact) {
    return [exact];
  }
  const withSimilarKey = nearestKeys(
    citekey,
    current.papers().map((paper) => paper.citekey),
  ).flatMap((key) => current.library().byCitekey(key) ?? []);
  const folded = fold(citekey);
  const found = current
    .searchIndex()
    .search(queryOf(citekey), { limit: 10, isByWordsAlone: true })
    .map(({ paper }) => paper);
  const byAuthor = found.filter(
    ({ authors: [author] }) => author && folded.includes(fold(familyName(author))) && familyName(author).length > 1,
  );
  return [...new Set([...withSimilarKey, ...byAuthor])].slice(0, maxOfferedPapers);
}
