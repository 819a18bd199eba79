import * as vscode from "vscode";
import { createLibraryReader } from "../../core/formats/createLibraryReader";
import { readSourceItems } from "../../core/formats/sourceItems";
import type { Problem } from "../../core/paper";
import { addToImportedLibrary, type ImportResult, type PapersToImport } from "./importedLibrary";
import type { UserPapers } from "./userPapers";
import { fileName, readText } from "../platform/readText";
import { charsPerSlice, runSliced, stepSliced } from "../platform/slices";

/** What importing works with. */
export interface ImportSources {
  readonly personal: UserPapers;
  readonly log: vscode.LogOutputChannel;
}

/** A text with papers and where it is from, for messages. */
interface ImportedText {
  readonly name: string;
  readonly label: string;
  load(): Promise<string>;
}

const kinds = { Papers: ["bib", "json", "yaml", "yml", "ris", "txt", "gz"], "All files": ["*"] };

/** Takes papers from files that the person chooses, or from the clipboard, into the person's own library, and offers to undo that. */
export async function importPapers(sources: ImportSources): Promise<void> {
  const texts = await chooseTexts();
  const outcome =
    texts &&
    (await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: "CiteLens: importing papers", cancellable: true },
      (progress, token) => importTexts(texts, sources, { progress, token }),
    ));
  if (outcome) {
    await tell(outcome, sources);
  }
}

async function chooseTexts(): Promise<readonly ImportedText[] | undefined> {
  const rows = [
    {
      label: "$(file) From Files…",
      detail: "BibTeX, CSL-JSON, CSL-YAML, Hayagriva, RIS, conference lists, texts of titles and abstracts; also gzipped",
      from: "files" as const,
    },
    { label: "$(clippy) From the Clipboard", detail: "The same, as text that you copied", from: "clipboard" as const },
  ];
  const chosen = await vscode.window.showQuickPick(rows, { title: "Import Papers…" });
  if (chosen?.from === "clipboard") {
    return [{ name: "", label: "the clipboard", load: async () => vscode.env.clipboard.readText() }];
  }
  const files =
    chosen && (await vscode.window.showOpenDialog({ canSelectMany: true, title: "Import Papers…", openLabel: "Import", filters: kinds }));
  return files?.map((uri) => ({ name: fileName(uri), label: vscode.workspace.asRelativePath(uri), load: () => readText(uri) }));
}

interface Outcome extends ImportResult {
  /** Records that are no papers, or that a conference has refused. */
  readonly refused: number;
  /** What was wrong, with file and line, the first first. */
  readonly told: readonly string[];
}

interface Task {
  readonly progress: vscode.Progress<{ message?: string; increment?: number }>;
  readonly token: vscode.CancellationToken;
}

async function importTexts(
  texts: readonly ImportedText[],
  { personal, log }: ImportSources,
  { progress, token }: Task,
): Promise<Outcome | undefined> {
  const imported: PapersToImport[] = [];
  const told: string[] = [];
  let refused = 0;
  for (const text of texts) {
    progress.report({ message: text.label });
    const read = await readPapers(text, token);
    imported.push(read);
    refused += read.problems.reduce((sum, problem) => sum + (problem.skipped ?? 0), 0);
    told.push(...read.problems.map(({ line, message }) => `${text.label}:${line}: ${message}`));
  }
  told.forEach((line) => {
    log.warn(line);
  });
  if (token.isCancellationRequested) {
    return undefined;
  }
  progress.report({ message: `${imported.reduce((sum, { papers }) => sum + papers.length, 0)} papers` });
  const isUnwanted = (): boolean => token.isCancellationRequested;
  const { added } = await personal.changeImported(async (known) => {
    const added = await addToImportedLibrary(personal.importedFile, known, { imported, isUnwanted });
    return added ? { papers: added.papers, added } : { added };
  });
  return added && { ...added, refused, told };
}

/** A file that cannot be read is one more problem. */
async function readPapers(
  text: ImportedText,
  token: vscode.CancellationToken,
): Promise<PapersToImport & { readonly problems: readonly Problem[] }> {
  const reader = createLibraryReader(text.name);
  const content = await text.load().catch((error: unknown) => ({ why: error instanceof Error ? error.message : String(error) }));
  if (typeof content !== "string") {
    return { papers: [], items: [], problems: [{ line: 1, message: `the file cannot be read: ${content.why}`, skipped: 1 }] };
  }
  reader.update(content);
  await stepSliced(() => !token.isCancellationRequested && reader.step(charsPerSlice));
  const papers = reader.papers();
  const items = await runSliced(readSourceItems(content, { fileName: text.name }), () => token.isCancellationRequested);
  return { papers, items: items?.length === papers.length ? items : [], problems: reader.problems() };
}

async function tell(outcome: Outcome, { personal }: ImportSources): Promise<void> {
  const { added, joined, told, undo } = outcome;
  const choices = [...(added + joined > 0 ? ["Undo"] : []), ...(told.length > 0 ? ["Show Log"] : [])];
  const choice = await vscode.window.showInformationMessage(`CiteLens: ${messageOf(outcome)}`, ...choices);
  if (choice === "Undo") {
    await personal.changeImported(async () => {
      await undo();
      return {};
    });
  } else if (choice === "Show Log") {
    await vscode.commands.executeCommand("citelens.showLog");
  }
}

/** Where nothing came of it the person is to know why at once. */
function messageOf({ added, joined, refused, told, kept }: Outcome): string {
  const aside = kept ? ` Not all of your own library could be read; as it was it is kept in ${kept.fsPath}.` : "";
  if (added + joined === 0) {
    return `no paper was found${told[0] === undefined ? "." : `. ${told[0]}${told.length > 1 ? ` (and ${told.length - 1} more)` : ""}`}${aside}`;
  }
  return `${added} new, ${joined} that you had already${refused === 0 ? "" : `, ${refused} left out`}.${aside}`;
}
