import * as vscode from "vscode";
import { createLibraryReader } from "../../core/bibliography/createLibraryReader";
import type { Paper, Problem } from "../../core/paper";
import { addToOwnPapers, type AddedPapers } from "./ownPapers";
import type { PersonalLibrary } from "./personalLibrary";
import { fileName, readText } from "./readText";
import { inSlices } from "./slices";

/** What importing works with. */
export interface ImportSources {
  readonly personal: PersonalLibrary;
  readonly log: vscode.LogOutputChannel;
}

/** A text with papers and where it is from, for messages. */
interface ImportedText {
  readonly name: string;
  readonly label: string;
  load(): Promise<string>;
}

const kinds = { "Papers": ["bib", "json", "yaml", "yml", "ris", "txt", "gz"], "All files": ["*"] };
const charactersAtOnce = 20_000;

/** Takes papers from files that the person chooses, or from the clipboard, into the person's own library, and offers to undo that. */
export async function importPapers(sources: ImportSources): Promise<void> {
  const texts = await chooseTexts();
  const outcome = texts && (await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "CiteLens: importing papers", cancellable: true },
    (progress, token) => importTexts(texts, sources, { progress, token }),
  ));
  if (outcome) {
    await tell(outcome, sources);
  }
}

async function chooseTexts(): Promise<readonly ImportedText[] | undefined> {
  const rows = [
    { label: "$(file) From Files…", detail: "BibTeX, CSL-JSON, CSL-YAML, Hayagriva, RIS, conference lists, texts of titles and abstracts; also gzipped", from: "files" as const },
    { label: "$(clippy) From the Clipboard", detail: "The same, as text that you copied", from: "clipboard" as const },
  ];
  const chosen = await vscode.window.showQuickPick(rows, { title: "Import Papers…" });
  if (chosen?.from === "clipboard") {
    return [{ name: "", label: "the clipboard", load: async () => vscode.env.clipboard.readText() }];
  }
  const files = chosen && (await vscode.window.showOpenDialog({ canSelectMany: true, title: "Import Papers…", openLabel: "Import", filters: kinds }));
  return files?.map((uri) => ({ name: fileName(uri), label: vscode.workspace.asRelativePath(uri), load: () => readText(uri) }));
}

interface Outcome extends AddedPapers {
  readonly refused: number;
}

interface Task {
  readonly progress: vscode.Progress<{ message?: string; increment?: number }>;
  readonly token: vscode.CancellationToken;
}

async function importTexts(texts: readonly ImportedText[], { personal, log }: ImportSources, { progress, token }: Task): Promise<Outcome | undefined> {
  const papers: Paper[] = [];
  let refused = 0;
  for (const text of texts) {
    progress.report({ message: text.label });
    const read = await readPapers(text, token);
    papers.push(...read.papers);
    refused += read.problems.length;
    for (const { line, message } of read.problems) {
      log.warn(`${text.label}:${line}: ${message}`);
    }
  }
  if (token.isCancellationRequested) {
    return undefined;
  }
  progress.report({ message: `${papers.length} papers` });
  const added = await addToOwnPapers(personal.ownFile, personal.ownPapers(), papers);
  await personal.adoptOwn(added.papers);
  return { ...added, refused };
}

async function readPapers(text: ImportedText, token: vscode.CancellationToken): Promise<{ papers: readonly Paper[]; problems: readonly Problem[] }> {
  const reader = createLibraryReader(text.name);
  reader.update(await text.load());
  await inSlices(() => !token.isCancellationRequested && reader.step(charactersAtOnce));
  return { papers: reader.papers(), problems: reader.problems() };
}

async function tell({ added, joined, refused, undo }: Outcome, { personal }: ImportSources): Promise<void> {
  const message = `CiteLens: ${added} new, ${joined} that you had already${refused === 0 ? "" : `, ${refused} that could not be read`}.`;
  const choices = [...(added + joined > 0 ? ["Undo"] : []), ...(refused > 0 ? ["Show Log"] : [])];
  const choice = await vscode.window.showInformationMessage(message, ...choices);
  if (choice === "Undo") {
    await undo();
    await personal.refresh();
  } else if (choice === "Show Log") {
    await vscode.commands.executeCommand("citelens.showLog");
  }
}
