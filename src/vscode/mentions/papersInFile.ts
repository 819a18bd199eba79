import * as vscode from "vscode";
import { type DescribePlaces, resultCards } from "../../core/cards/resultCard";
import type { Paper } from "../../core/paper";
import type { PanelMessage, Use } from "../../webview/messages";
import type { MentionsInDocument } from "./mentionsInDocument";

/** A file's name without its folder, `"train.py"`, and the papers that it mentions, in the order in which they first appear. */
type PapersInFile = Omit<Extract<PanelMessage, { kind: "file" }>, "kind">;

/** So many places are told of one paper. */
const mostUses = 200;

/** What the active editor's file or notebook mentions, of that at most so many papers. Of papers that share a name the best counts. */
export async function papersInFile(
  mentions: Pick<MentionsInDocument, "of">,
  placesOf: DescribePlaces,
  most: number,
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
      const known = found.get(paper.citekey) ?? { paper, uses: [] };
      found.set(paper.citekey, known);
      const line = document.positionAt(start).line + 1;
      const last = known.uses.at(-1);
      if (known.uses.length < mostUses && (last?.line !== line || last.uri !== uri)) {
        known.uses.push({ uri, ...(cell === undefined ? {} : { cell }), line });
      }
    }
  }
  const shown = [...found.values()].slice(0, most);
  const cards = resultCards(shown, "", placesOf);
  return {
    name: nameOf(documents[0]?.document),
    found: found.size,
    papers: cards.map((card, position) => ({ card, uses: shown[position]?.uses ?? [] })),
  };
}

/** The active file, or all cells of the active notebook with their numbers from 1. */
function activeDocuments(): readonly { readonly document: vscode.TextDocument; readonly cell?: number }[] {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook) {
    return notebook.getCells().map(({ document, index }) => ({ document, cell: index + 1 }));
  }
  const document = vscode.window.activeTextEditor?.document;
  return document ? [{ document }] : [];
}

function nameOf(document: vscode.TextDocument | undefined): string {
  return document?.uri.path.split("/").at(-1) ?? "";
}

/** Selects the paper's mention on a line of an open document, the line's beginning where it is there no more. */
export async function jumpToUse(
  { citekey, uri, line }: Pick<Use, "uri" | "line"> & { readonly citekey: string },
  mentions: MentionsInDocument,
): Promise<void> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  if (!document || line < 1 || line > document.lineCount) {
    return;
  }
  const cell = cellOf(document);
  if (cell) {
    const selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
    await vscode.window.showNotebookDocument(cell.notebook, { selections });
    return;
  }
  const mentioned = await mentions.of(document);
  const mention = mentioned.find(({ start, papers }) => papers[0]?.citekey === citekey && document.positionAt(start).line === line - 1);
  const selection = mention
    ? new vscode.Range(document.positionAt(mention.start), document.positionAt(mention.end))
    : document.lineAt(line - 1).range.with({ end: new vscode.Position(line - 1, 0) });
  const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  await vscode.window.showTextDocument(document, { selection, ...(viewColumn === undefined ? {} : { viewColumn }) });
}

function cellOf(document: vscode.TextDocument): vscode.NotebookCell | undefined {
  return vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells()).find((cell) => cell.document === document);
}
