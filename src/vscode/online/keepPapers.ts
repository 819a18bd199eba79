import * as vscode from "vscode";
import { formatImport } from "../../core/cards/formatImport";
import { createSamePapers } from "../../core/library/samePapers";
import type { Paper } from "../../core/paper";
import { addToImportedLibrary } from "../library/importedLibrary";
import { keepLastImport, undoImport } from "../library/lastImport";
import type { Services } from "../services/services";
import { knownPaper, type PreviewChoice } from "./preview";
import { showInformation } from "../platform/notifications";

type KeepingServices = Pick<Services, "current" | "personal" | "recent">;

/**
 * Adds papers to the user's own library and offers to undo that, or only shows the first. Cites it in the active editor if wanted. Returns the
 * first as the library has it then.
 */
export async function keepPapers(services: KeepingServices, papers: readonly Paper[], choice: PreviewChoice): Promise<Paper | undefined> {
  const [paper] = papers;
  if (!paper) {
    return undefined;
  }
  if (choice === "show" || choice === "known") {
    const known = knownPaper(services.current, paper);
    await (known && choice === "show" && vscode.commands.executeCommand("citelens.showInPanel", known.citekey));
    return known;
  }
  const citekey = await addAndOfferUndo(services, papers);
  if (citekey !== undefined) {
    services.recent.add([citekey]);
    await (choice === "cite" && vscode.commands.executeCommand("citelens.insertCitation", citekey));
  }
  return citekey === undefined ? undefined : services.current.paperOf(citekey);
}

/** Adds papers. Returns the citekey that the first has in the library now. */
async function addAndOfferUndo({ personal }: KeepingServices, papers: readonly Paper[]): Promise<string | undefined> {
  const { added } = await personal.changeImported(async (known) => {
    const added = await addToImportedLibrary(personal.importedFile, known, { imported: [papers], isUnwanted: () => false });
    return added ? { papers: added.papers, added } : { added };
  });
  const [first] = papers;
  if (!added || !first) {
    return undefined;
  }
  await keepLastImport(personal.importedFile, added.change);
  const title = papers.length === 1 ? `“${first.title}”: ` : "";
  void offerUndo(`CiteLens: ${title}${formatImport({ added: added.added, joined: added.joined, skipped: 0 }, vscode.l10n.t)}`, () =>
    undoImport(personal, added.change),
  );
  const same = createSamePapers<Paper>({ byTitleAlone: true });
  added.papers.forEach((one) => {
    same.add(one, one);
  });
  return same.find(first, (one) => one)?.citekey;
}

async function offerUndo(message: string, undo: () => Promise<void>): Promise<void> {
  const label = vscode.l10n.t("Undo");
  if ((await showInformation(message, label)) === label) {
    await undo();
  }
}
