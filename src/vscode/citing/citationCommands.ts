import * as vscode from "vscode";
import { formatBibtex } from "../../core/formats/bibtex/write/formatBibtex";
import { citationStyleFor, citationStyles } from "../../core/citations/styles/citationStyles";
import { citationAt, citedKeyAt } from "../../core/citations/reading/findCitations";
import type { Paper } from "../../core/paper";
import { languageOf } from "../documents/languageOf";
import { preambleOf } from "../documents/latexRoots";
import { choosePaper, choosePapers, type ChoosingServices } from "../picking/choosePaper";
import { showProblem } from "../platform/log";
import { readSettings } from "../platform/settings";
import { asExample, pickStyle, type StyleChoice } from "../references/pickStyle";
import type { Services } from "../services/services";
import { chooseFormBefore } from "./changeForm";
import { insertCitation } from "./insertCitation";
import type { CitingServices, StyleOverride } from "./planCitation";
import { showInformation } from "../platform/notifications";

/** A title with other words than *Insert Citation*, because the Command Palette lists the command that was used last first. */
function citeAsTitle(): string {
  return vscode.l10n.t("Cite in Another Format…");
}

type CommandServices = ChoosingServices & CitingServices;

/** Cites one or several papers in the active editor, in the style of the place or of the settings. */
export async function citePapers(services: CommandServices, citekey: string | undefined): Promise<void> {
  const editor = editorToCiteIn();
  const asked = { isForForm: false };
  const onChooseForm = (): void => {
    asked.isForForm = true;
  };
  const papers = editor ? await choosePapers(services, citekey, vscode.l10n.t("Insert Citation"), onChooseForm) : [];
  if (editor && papers.length > 0) {
    const form = asked.isForForm ? await chooseFormBefore(services, editor, papers) : undefined;
    if (form ?? !asked.isForForm) {
      await insertCitation(services, editor, papers, { form });
    }
  }
}

/** Cites one or several papers in the active editor, in the style that the user chooses. */
export async function citePapersAs(services: CommandServices & Pick<Services, "references">, citekey: string | undefined): Promise<void> {
  const editor = editorToCiteIn();
  const papers = editor ? await choosePapers(services, citekey, citeAsTitle()) : [];
  const [first] = papers;
  if (editor && first) {
    const choice = await chooseStyle(services, first, editor.document);
    const style = choice && (await overrideFor(services, choice, papers));
    await (style && insertCitation(services, editor, papers, style));
  }
}

/** Copies the key of the citation at the cursor, or of a paper. */
export async function copyCitekey(services: ChoosingServices, citekey: string | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const cited = editor && citedKeyOf(editor);
  const key = citekey === undefined && cited !== undefined ? cited : (await choosePaper(services, citekey, "Copy Citation Key"))?.citekey;
  if (key !== undefined) {
    await vscode.env.clipboard.writeText(key);
    vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Copied the citation key {0}", key)}`, 3000);
  }
}

/** Returns the citation key at the cursor, whether a paper has it or not. */
function citedKeyOf({ document, selection }: vscode.TextEditor): string | undefined {
  const offset = document.offsetAt(selection.active);
  const citation = citationAt(document.getText(), offset, languageOf(document), preambleOf(document));
  return citation && citedKeyAt([citation], offset)?.citekey;
}

/** Copies a paper's BibTeX entry. */
export async function copyBibtex(services: ChoosingServices, citekey: string | undefined): Promise<void> {
  const paper = await choosePaper(services, citekey, "Copy BibTeX");
  if (paper) {
    await vscode.env.clipboard.writeText(`${formatBibtex(paper)}\n`);
    vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Copied the BibTeX entry {0}", paper.citekey)}`, 3000);
  }
}

/** Returns the active editor. If there is no active editor, shows what to do. */
function editorToCiteIn(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void showInformation(vscode.l10n.t("CiteLens: put the cursor where you want the citation, in a file or in a cell of a notebook."));
  }
  return editor;
}

/** Lets the user choose a style. The document's own style comes first. */
async function chooseStyle(
  { references }: Pick<Services, "references">,
  paper: Paper,
  document: vscode.TextDocument,
): Promise<StyleChoice | undefined> {
  const languageId = languageOf(document);
  const configured = readSettings(document)["citation.style"];
  const id = configured === "auto" ? citationStyleFor(languageId) : configured;
  const own = [...citationStyles.values()].map((style) => ({ style, example: asExample(style.format([paper], { languageId })) }));
  return pickStyle(references, {
    title: citeAsTitle(),
    paper,
    own,
    leading: "own",
    first: { id, note: vscode.l10n.t("default in this file") },
  });
}

/** Returns the own style, or the references that a CSL style formats. If that fails, shows why and returns `undefined`. */
async function overrideFor(
  { references, log }: Pick<Services, "log" | "references">,
  choice: StyleChoice,
  papers: readonly Paper[],
): Promise<StyleOverride | undefined> {
  if (choice.kind === "own") {
    return { styleId: choice.style.id };
  }
  const formatted = await references.format(choice.style, papers);
  if ("problem" in formatted) {
    await showProblem(log, formatted.problem);
    return undefined;
  }
  return formatted;
}
