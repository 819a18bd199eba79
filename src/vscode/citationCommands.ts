import * as vscode from "vscode";
import { formatBibtex } from "../core/bibliography/formatBibtex";
import { type CitationStyle, type CitationStyleId, citationStyleFor, citationStyles } from "../core/citations/citationStyles";
import type { Paper } from "../core/paper";
import { choosePaper, choosePapers, type CommandSources } from "./choosePaper";
import { insertCitation } from "./insertCitation";
import { readSettings } from "./settings";

/** The longest line that shows how a citation will look, in characters. */
const longestExample = 100;

/** Cites a paper or several in the active editor, in the way of the place or of the settings. */
export async function citePapers(sources: CommandSources, citekey: string | undefined): Promise<void> {
  const editor = editorToCiteIn();
  const papers = editor ? await choosePapers(sources, citekey, "Insert Citation") : [];
  if (editor && papers.length > 0) {
    await insertCitation(sources, editor, papers);
  }
}

/** Cites a paper or several in the active editor, in the style that the person chooses. */
export async function citePapersAs(sources: CommandSources, citekey: string | undefined): Promise<void> {
  const editor = editorToCiteIn();
  const papers = editor ? await choosePapers(sources, citekey, "Insert Citation As…") : [];
  const [first] = papers;
  if (editor && first) {
    const styleId = await chooseStyle(first, editor.document);
    await (styleId && insertCitation(sources, editor, papers, styleId));
  }
}

/** Puts a paper's BibTeX entry on the clipboard. */
export async function copyBibtex(sources: CommandSources, citekey: string | undefined): Promise<void> {
  const paper = await choosePaper(sources, citekey, "Copy BibTeX");
  if (paper) {
    await vscode.env.clipboard.writeText(`${formatBibtex(paper)}\n`);
    vscode.window.setStatusBarMessage(`$(check) Copied the BibTeX entry ${paper.citekey}`, 3000);
  }
}

function editorToCiteIn(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage("CiteLens: put the cursor where the citation is to stand, in a file or in a cell of a notebook.");
  }
  return editor;
}

/** The document's own style stands first. */
async function chooseStyle(paper: Paper, document: vscode.TextDocument): Promise<CitationStyleId | undefined> {
  const { languageId } = document;
  const configured = readSettings(document)["citation.style"];
  const own = configured === "auto" ? citationStyleFor(languageId) : configured;
  const isOwn = ({ id }: CitationStyle): boolean => id === own;
  const styles = [...citationStyles.values()];
  const rows = [...styles.filter(isOwn), ...styles.filter((style) => !isOwn(style))].map((style) => ({
    label: style.label,
    description: isOwn(style) ? "this file's own" : "",
    detail: asExample(style.format([paper], { languageId })),
    id: style.id,
  }));
  return (await vscode.window.showQuickPick(rows, { title: "Insert Citation As…", placeHolder: paper.title, matchOnDetail: true }))?.id;
}

/** One line, in which nothing is taken for an icon. */
function asExample(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/\$(?=\()/g, "$\u2060");
  return line.length > longestExample ? `${line.slice(0, longestExample - 1)}…` : line;
}
