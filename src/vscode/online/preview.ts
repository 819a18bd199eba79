import * as vscode from "vscode";
import { shownPublication } from "../../core/cards/shownPublication";
import { describeAuthors } from "../../core/citations/wording/describePaper";
import { createSamePapers } from "../../core/library/samePapers";
import type { Paper } from "../../core/paper";
import { foundFacts, type PaperFrom } from "../../core/cards/foundFacts";
import { paperOfFound, paperOfRecord } from "../../core/sources/paperOfFound";
import type { FoundPaper } from "../../core/sources/source";
import type { Services } from "../services/services";
import { describeSource } from "./askedServices";

/** A paper before it is kept: everything that its sources say of it, and the library's paper if the library has it. */
export interface Preview {
  readonly paper: Paper;
  readonly sources: readonly PaperFrom[];
  readonly known?: Paper | undefined;
  readonly isRetracted?: boolean;
}

/** The user chooses what to do with a paper that was found. `known` means to take the paper that the library has. */
export type PreviewChoice = "add" | "cite" | "show" | "known";

interface PreviewRow extends vscode.QuickPickItem {
  readonly choice?: PreviewChoice;
}

/** Returns what services found of one paper, or `undefined` if they found nothing. */
export function previewOf({ current }: Pick<Services, "current">, found: readonly FoundPaper[]): Preview | undefined {
  const paper = paperOfFound(found);
  return (
    paper && {
      paper,
      sources: found.map((one) => ({ paper: paperOfRecord(one), from: describeSource(one) })),
      known: knownPaper(current, paper),
      isRetracted: found.some(({ isRetracted }) => isRetracted === true),
    }
  );
}

/** Returns the paper of the library that is the same: by an id, or by its title and an author. */
export function knownPaper(current: Services["current"], paper: Paper): Paper | undefined {
  const byId = [paper.arxiv, paper.doi].flatMap((id) => (id === undefined ? [] : (current.library().byAny(id) ?? [])))[0];
  if (byId) {
    return byId;
  }
  const same = createSamePapers<Paper>();
  for (const { paper: one } of current.searchIndex().search(paper.title, { limit: 10, isByWordsAlone: true })) {
    same.add(one, one);
  }
  return same.find(paper, (one) => one);
}

/**
 * Shows a paper with the source of each fact. Returns what the user does with it, or `undefined` if they leave it.
 *
 * @param options.isCitedThen true if the caller cites it
 */
export async function showPreview(
  { personal }: Pick<Services, "personal">,
  preview: Preview,
  { isCitedThen = false }: { readonly isCitedThen?: boolean } = {},
): Promise<PreviewChoice | undefined> {
  const { paper, sources, known, isRetracted = false } = preview;
  const facts = foundFacts(paper, sources, vscode.l10n.t);
  const place = known ? (personal.placesOf(known.citekey)[0]?.label ?? vscode.l10n.t("the bundled papers")) : "";
  const rows: readonly PreviewRow[] = [
    ...(isCitedThen ? citingActionsFor(preview, place) : actionsFor(preview, place)),
    { label: vscode.l10n.t("What was found"), kind: vscode.QuickPickItemKind.Separator },
    ...(isRetracted ? [{ label: `$(warning) ${vscode.l10n.t("This paper was retracted or withdrawn.")}` }] : []),
    ...facts.map(({ label, value, from }) => ({ label: `${label}: ${withoutIcons(shortened(value))}`, description: from })),
  ];
  for (;;) {
    const row = await vscode.window.showQuickPick(rows, {
      title: vscode.l10n.t("Add Paper…"),
      placeHolder: withoutIcons([paper.title, describeAuthors(paper), shownPublication(paper)].filter((part) => part !== "").join(" · ")),
    });
    // A fact is there to be read.
    if (!row || row.choice) {
      return row?.choice;
    }
  }
}

function actionsFor({ known }: Preview, place: string): readonly PreviewRow[] {
  const add = known ? vscode.l10n.t("Add to My Library What Is New") : vscode.l10n.t("Add to My Library");
  return [
    ...(known
      ? [
          {
            label: `$(book) ${vscode.l10n.t("Show in Panel")}`,
            description: vscode.l10n.t("already in {0}", place),
            choice: "show" as const,
          },
        ]
      : []),
    { label: `$(add) ${add}`, choice: "add" },
    { label: `$(quote) ${vscode.l10n.t("Add and Cite")}`, choice: "cite" },
  ];
}

/** The caller cites the paper, so that all that is left is to take it. */
function citingActionsFor({ known }: Preview, place: string): readonly PreviewRow[] {
  return known
    ? [{ label: `$(quote) ${vscode.l10n.t("Insert Citation")}`, description: vscode.l10n.t("already in {0}", place), choice: "known" }]
    : [{ label: `$(add) ${vscode.l10n.t("Add and Cite")}`, choice: "add" }];
}

/** The service that an abstract is from stands behind it, in sight. */
const maxValueChars = 80;

function shortened(value: string): string {
  return value.length > maxValueChars ? `${value.slice(0, maxValueChars)}…` : value;
}

/** Breaks up `$(`, so that VS Code shows no icon in text that comes from a service. */
export function withoutIcons(text: string): string {
  return text.replace(/\$(?=\()/g, "$\u2060");
}
