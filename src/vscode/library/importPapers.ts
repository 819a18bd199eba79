import * as vscode from "vscode";
import { pathProblem, shownPath } from "../../core/bibliography/pathProblem";
import { createLibraryReader } from "../../core/formats/createLibraryReader";
import { libraryEndings } from "../../core/formats/parseLibrary";
import { formatImport } from "../../core/cards/formatImport";
import type { Paper, Problem } from "../../core/paper";
import { pageOfPasted } from "../../core/text/pageOfPasted";
import { addToImportedLibrary, type ImportResult } from "./importedLibrary";
import { lineOf, showProblems, type Warning } from "./importProblems";
import { keepLastImport, undoImport } from "./lastImport";
import { askToImport } from "./sources/largeFiles";
import type { UserPapers } from "./userPapers";
import { showProblem } from "../platform/log";
import { fileName, type ReadText, readTextAndProblems, TooLarge } from "../platform/readText";
import { charsPerSlice, stepSliced } from "../platform/slices";
import { showInformation, withoutLinks } from "../platform/notifications";

export interface ImportSources {
  readonly personal: UserPapers;
  readonly log: vscode.LogOutputChannel;
}

/** A text with papers. */
interface ImportedText {
  /** The file, or `undefined` for the clipboard. */
  readonly uri?: vscode.Uri;
  /** The file name, from which the format is guessed. Empty for the clipboard. */
  readonly name: string;
  /** The name of the place that the text is from, for messages. */
  readonly label: string;
  load(): Promise<ReadText>;
}

/**
 * Adds papers from the clipboard, or from files that the user chooses, to the user's own library, and offers to undo that.
 *
 * @param file the address of a file to import, without asking
 */
export async function importPapers(sources: ImportSources, file?: string): Promise<void> {
  const given = file === undefined ? undefined : addressOf(file);
  if (file !== undefined && !given) {
    await showProblem(sources.log, vscode.l10n.t("{0} is not the address of a file.", shownPath(file)));
    return;
  }
  const texts = given ? [textOfFile(given)] : await chooseTexts();
  const pasted = texts?.length === 1 && texts[0]?.name === "" ? (await texts[0].load()).text : "";
  if (texts && (await offerPastedPage(pasted))) {
    return;
  }
  const outcome =
    texts &&
    (await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("CiteLens: importing papers"), cancellable: true },
      (progress, token) => importTexts(texts, sources, { progress, token }),
    ));
  if (outcome) {
    await showOutcome(outcome, sources);
  }
}

/** Returns `undefined` for a text that is not an address. */
function addressOf(file: string): vscode.Uri | undefined {
  try {
    return pathProblem(file) === undefined ? vscode.Uri.parse(file, true) : undefined;
  } catch {
    return undefined;
  }
}

/** If a text is only an id or an address, says that an import needs an entry, and offers to look it up or to open the page that has one. */
async function offerPastedPage(text: string): Promise<boolean> {
  const page = pageOfPasted(text);
  if (page === undefined) {
    return false;
  }
  const [lookUp, open] = [vscode.l10n.t("Look Up…"), vscode.l10n.t("Open in the Browser")];
  const message = vscode.l10n.t(
    "CiteLens: the clipboard has an id or an address, but no entry. Look it up, or copy the paper’s BibTeX entry from its page, and import that.",
  );
  const choice = await showInformation(message, lookUp, open);
  if (choice === lookUp) {
    await vscode.commands.executeCommand("citelens.addPaper", text.trim());
  } else if (choice === open) {
    await vscode.env.openExternal(vscode.Uri.parse(page, true));
  }
  return true;
}

async function chooseTexts(): Promise<readonly ImportedText[] | undefined> {
  const rows = [
    {
      label: `$(file) ${vscode.l10n.t("From Files…")}`,
      detail: vscode.l10n.t(
        "BibTeX, CSL-JSON, CSL-YAML, Hayagriva, RIS, CITATION.cff, conference lists, lists of titles and abstracts; also gzipped",
      ),
      from: "files" as const,
    },
    {
      label: `$(clippy) ${vscode.l10n.t("From the Clipboard")}`,
      detail: vscode.l10n.t("The same formats, as copied text"),
      from: "clipboard" as const,
    },
  ];
  const chosen = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t("Import Papers…") });
  if (chosen?.from === "clipboard") {
    return [
      {
        name: "",
        label: vscode.l10n.t("the clipboard"),
        load: async () => ({ text: await vscode.env.clipboard.readText(), problems: [] }),
      },
    ];
  }
  const files =
    chosen &&
    (await vscode.window.showOpenDialog({
      canSelectMany: true,
      title: vscode.l10n.t("Import Papers…"),
      openLabel: vscode.l10n.t("Import"),
      filters: { [vscode.l10n.t("Papers")]: [...libraryEndings], [vscode.l10n.t("All files")]: ["*"] },
    }));
  return files?.map(textOfFile);
}

function textOfFile(uri: vscode.Uri): ImportedText {
  return {
    uri,
    name: fileName(uri),
    label: vscode.workspace.asRelativePath(uri),
    load: () => readAsked(uri),
  };
}

/** Reads a file. Asks the user first if that takes much memory. @throws if the file cannot be read, or the user says no. */
async function readAsked(uri: vscode.Uri): Promise<ReadText> {
  try {
    return await readTextAndProblems(uri, { namedBy: "user" });
  } catch (error) {
    if (error instanceof TooLarge && (await askToImport(uri, error.bytes))) {
      return readTextAndProblems(uri, { namedBy: "user", isAgreed: true });
    }
    throw error;
  }
}

interface Outcome extends ImportResult {
  /** The number of records that are not papers, or that a conference rejected. */
  readonly skipped: number;
  /** Problems with file and line, in the order of the files. */
  readonly warnings: readonly Warning[];
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
  const imported: (readonly Paper[])[] = [];
  const warnings: Warning[] = [];
  let skipped = 0;
  for (const text of texts) {
    progress.report({ message: withoutLinks(text.label) });
    const read = await readPapers(text, token);
    imported.push(read.papers);
    skipped += read.problems.reduce((sum, problem) => sum + (problem.skipped ?? 0), 0);
    for (const { line, message } of read.problems) {
      warnings.push({ uri: text.uri, place: `${text.label}:${line}`, line, message });
    }
  }
  warnings.forEach((warning) => {
    log.warn(lineOf(warning));
  });
  if (token.isCancellationRequested) {
    return undefined;
  }
  progress.report({
    message: vscode.l10n.t(
      "{0} papers",
      imported.reduce((sum, { length }) => sum + length, 0),
    ),
  });
  const isUnwanted = (): boolean => token.isCancellationRequested;
  const { added } = await personal.changeImported(async (known) => {
    const added = await addToImportedLibrary(personal.importedFile, known, { imported, isUnwanted });
    return added ? { papers: added.papers, added } : { added };
  });
  if (added && added.added + added.joined > 0) {
    await keepLastImport(personal.importedFile, added.change);
  }
  return added && { ...added, skipped, warnings };
}

/** Reads one text. A file that cannot be read is one more problem. */
async function readPapers(
  text: ImportedText,
  token: vscode.CancellationToken,
): Promise<{ readonly papers: readonly Paper[]; readonly problems: readonly Problem[] }> {
  const reader = createLibraryReader(text.name);
  const content = await text.load().catch((error: unknown) => ({ reason: error instanceof Error ? error.message : String(error) }));
  if ("reason" in content) {
    return { papers: [], problems: [{ line: 1, message: `the file cannot be read: ${content.reason}`, skipped: 1 }] };
  }
  reader.update(content.text);
  await stepSliced(() => !token.isCancellationRequested && reader.step(charsPerSlice));
  return { papers: reader.papers(), problems: [...content.problems, ...reader.problems()] };
}

async function showOutcome(outcome: Outcome, { personal }: ImportSources): Promise<void> {
  const { added, joined, warnings } = outcome;
  const [undo, show] = [vscode.l10n.t("Undo"), vscode.l10n.t("Show Problems")];
  const choices = [...(added + joined > 0 ? [undo] : []), ...(warnings.length > 0 ? [show] : [])];
  const choice = await showInformation(`CiteLens: ${messageOf(outcome)}`, ...choices);
  if (choice === undo) {
    await undoImport(personal, outcome.change);
  } else if (choice === show) {
    await showProblems(warnings);
  }
}

/** Returns the counts. If no paper was found, returns the first problem instead, so that the user sees the reason without the log. */
function messageOf({ added, joined, skipped, warnings, kept }: Outcome): string {
  const aside = kept ? ` ${vscode.l10n.t("Part of your own library could not be read. A copy of the file is in {0}.", kept.fsPath)}` : "";
  if (added + joined === 0) {
    const [first = "", ...more] = warnings.map(lineOf);
    const rest = more.length > 0 ? ` ${vscode.l10n.t("(and {0} more)", more.length)}` : "";
    const isPasted = warnings.every(({ uri }) => uri === undefined);
    const next = isPasted ? ` ${vscode.l10n.t("Copy an entry of BibTeX, RIS or CSL-JSON, and import that.")}` : "";
    return `${vscode.l10n.t("no papers were found.")} ${first}${rest}`.trimEnd() + next + aside;
  }
  return formatImport({ added, joined, skipped }, vscode.l10n.t) + aside;
}
