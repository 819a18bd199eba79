import * as vscode from "vscode";
import { type PaperSources, resultCards } from "../../core/cards/resultCard";
import type { Paper } from "../../core/paper";
import type { PanelMessage, Use } from "../../webview/messages";
import { rangeOf } from "./mentionAtCursor";
import type { MentionsInDocument } from "./mentionsInDocument";

/** The name of a file without its folder, `"train.py"`, and the papers that it mentions, in the order of their first mentions. */
type PapersInFile = Omit<Extract<PanelMessage, { kind: "file" }>, "kind">;

const maxUsesPerPaper = 200;

/**
 * Returns the first `maxPapers` papers that the file or notebook of the active editor mentions. If a mention may be one of several papers, the
 * best one counts.
 */
export async function papersInFile(
  mentions: Pick<MentionsInDocument, "of">,
  sources: PaperSources,
  maxPapers: number,
): Promise<PapersInFile> {
  const documents = activeDocuments();
  const found = new Map<string, { readonly paper: Paper; readonly uses: Use[] }>();
  for (const { document, cell } of documents) {
    const uri = document.uri.toString();
    for (const { start, papers } of await mentions.of(document)) {
      const [paper] = papers;
      if (!paper) {
        continue;
      }
      const entry = found.get(paper.citekey) ?? { paper, uses: [] };
      found.set(paper.citekey, entry);
      const line = document.positionAt(start).line + 1;
      const last = entry.uses.at(-1);
      if (entry.uses.length < maxUsesPerPaper && (last?.line !== line || last.uri !== uri)) {
        entry.uses.push({ uri, ...(cell === undefined ? {} : { cell }), line });
      }
    }
  }
  const shown = [...found.values()].slice(0, maxPapers);
  const cards = resultCards(shown, "", sources, vscode.l10n.t);
  return {
    name: documents[0]?.document.uri.path.split("/").at(-1) ?? "",
    found: found.size,
    papers: cards.map((card, position) => ({ card, uses: shown[position]?.uses ?? [] })),
  };
}

/** Returns the active file, or all cells of the active notebook with their numbers from 1. */
function activeDocuments(): readonly { readonly document: vscode.TextDocument; readonly cell?: number }[] {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook) {
    return notebook.getCells().map(({ document, index }) => ({ document, cell: index + 1 }));
  }
  const document = vscode.window.activeTextEditor?.document;
  return document ? [{ document }] : [];
}

/** Selects the mention of a paper on a line of an open document. If it is gone, puts the cursor at the beginning of the line. */
export async function jumpToUse(
  { citekey, uri, line }: Pick<Use, "uri" | "line"> & { readonly citekey: string },
  mentions: MentionsInDocument,
): Promise<void> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  if (!document || line < 1 || line > document.lineCount) {
    return;
  }
  const cell = notebookCell(document);
  if (cell) {
    const selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
    await vscode.window.showNotebookDocument(cell.notebook, { selections });
    return;
  }
  const mentioned = await mentions.of(document);
  const mention = mentioned.find(({ start, papers }) => papers[0]?.citekey === citekey && document.positionAt(start).line === line - 1);
  const lineStart = new vscode.Position(line - 1, 0);
  const selection = mention ? rangeOf(document, mention.start, mention.end) : new vscode.Range(lineStart, lineStart);
  const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  await vscode.window.showTextDocument(document, { selection, ...(viewColumn === undefined ? {} : { viewColumn }) });
}

function notebookCell(document: vscode.TextDocument): vscode.NotebookCell | undefined {
  return vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells()).find((cell) => cell.document === document);
}
