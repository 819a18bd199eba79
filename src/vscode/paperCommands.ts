import * as vscode from "vscode";
import { type CitationStyleId, citationStyleFor, citationStyles } from "../core/citations/citationStyles";
import { formatBibtex } from "../core/bibliography/formatBibtex";
import type { LinkKind, Paper, PaperLink } from "../core/paper";
import { insertCitation } from "./insertCitation";
import type { CommandArguments, CommandId } from "./contributions";
import { mentionOn } from "./mentionAtCursor";
import { registerMuting } from "./muting";
import { pickPaper, type PickerSources } from "./paperPicker";

/** What the commands work with. */
export interface CommandSources extends PickerSources {
  readonly log: vscode.LogOutputChannel;
  /** Reveals the side panel with this paper, or as it is. */
  showInPanel(citekey?: string): Promise<void>;
}

type Handlers = { readonly [Id in CommandId]: (...values: CommandArguments[Id]) => unknown };

/** Registers every command of `contributions.ts`. */
export function registerCommands(sources: CommandSources): vscode.Disposable {
  const { muteName, unmuteName } = registerMuting(sources.current);
  const handlers: Handlers = {
    "citelens.findPaper": () => findPaper(sources),
    "citelens.insertCitation": (citekey) => citePaper(sources, citekey),
    "citelens.insertCitationAs": (citekey) => citePaperAs(sources, citekey),
    "citelens.copyBibtex": (citekey) => copyBibtex(sources, citekey),
    "citelens.openRepository": (citekey) => openRepository(sources, citekey),
    "citelens.showPaperAtCursor": () => showPaperAtCursor(sources),
    "citelens.showInPanel": (citekey) => sources.showInPanel(citekeyOf(sources, citekey)),
    "citelens.muteName": (name) => muteName(name),
    "citelens.unmuteName": unmuteName,
    "citelens.showLog": () => {
      sources.log.show();
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, (value: unknown) => (handler as (value?: string) => unknown)(textOf(value)))),
  );
}

/** Arguments come from links, keybindings and other extensions: anything but a text counts as none. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

async function findPaper(sources: CommandSources): Promise<void> {
  const paper = await pickPaper(sources, {
    title: "Find Paper",
    placeholder: "Name, title, author, year, arXiv id, or words of the abstract",
    first: papersAtCursor(sources),
  });
  if (paper) {
    await sources.showInPanel(paper.citekey);
  }
}

async function citePaper(sources: CommandSources, citekey: string | undefined, styleId?: CitationStyleId): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage("CiteLens: open the file that the citation is to stand in, and put the cursor there.");
    return;
  }
  const paper = await paperFor(sources, citekey, "Insert Citation");
  if (paper) {
    await insertCitation(sources, editor, [paper], styleId);
  }
}

async function citePaperAs(sources: CommandSources, citekey: string | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const paper = await paperFor(sources, citekey, "Insert Citation As…");
  if (!paper) {
    return;
  }
  const languageId = editor?.document.languageId ?? "plaintext";
  const own = citationStyleFor(languageId);
  const rows = [...citationStyles.values()].map(({ id, label, format }) => ({
    label,
    description: id === own ? "this file's own" : "",
    detail: shortened(format([paper], { languageId })),
    id,
  }));
  rows.sort((a, b) => Number(b.id === own) - Number(a.id === own));
  const chosen = await vscode.window.showQuickPick(rows, { title: "Insert Citation As…", matchOnDetail: true });
  if (chosen) {
    await citePaper(sources, paper.citekey, chosen.id);
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/\$(?=\()/g, "$\u2060");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

async function copyBibtex(sources: CommandSources, citekey: string | undefined): Promise<void> {
  const paper = await paperFor(sources, citekey, "Copy BibTeX");
  if (paper) {
    await vscode.env.clipboard.writeText(`${formatBibtex(paper)}\n`);
    vscode.window.setStatusBarMessage(`$(check) Copied BibTeX of ${paper.citekey}`, 3000);
  }
}

/** What an address is opened as, repositories first. */
const openedKinds: readonly (readonly [LinkKind, string])[] = [
  ["code", "Code"],
  ["model", "Model"],
  ["dataset", "Dataset"],
  ["demo", "Demo"],
  ["page", "Project page"],
];

async function openRepository(sources: CommandSources, citekey: string | undefined): Promise<void> {
  const paper = citekey === undefined ? await paperAtCursorOrPicked(sources) : sources.current.library().byCitekey(citekey);
  if (!paper) {
    return;
  }
  const links = openedKinds.flatMap(([kind, label]) => paper.links.filter((link) => link.kind === kind).map((link) => ({ ...link, label })));
  const [only, ...more] = links;
  if (!only) {
    void vscode.window.showInformationMessage(`CiteLens: no repository is known of “${paper.title}”.`);
    return;
  }
  const chosen = more.length === 0 ? only : await chooseLink(links);
  if (chosen) {
    await openAddress(chosen);
  }
}

async function chooseLink(links: readonly (PaperLink & { readonly label: string })[]): Promise<PaperLink | undefined> {
  const rows = links.map((link) => ({ label: link.label, description: link.url, link }));
  return (await vscode.window.showQuickPick(rows, { title: "Open Linked Repository", matchOnDescription: true }))?.link;
}

async function openAddress({ url }: PaperLink): Promise<void> {
  const address = vscode.Uri.parse(url, true);
  if (address.scheme === "https") {
    await vscode.env.openExternal(address);
  }
}

async function showPaperAtCursor(sources: CommandSources): Promise<void> {
  if (papersAtCursor(sources).length === 0) {
    vscode.window.setStatusBarMessage("CiteLens: no known paper at the cursor", 3000);
    return;
  }
  await vscode.commands.executeCommand("editor.action.showHover", { focus: "focusIfVisible" });
}

/** The paper of a citekey that was given and exists, else the one that the person picks, the one at the cursor standing first. */
async function paperFor(sources: CommandSources, citekey: string | undefined, title: string): Promise<Paper | undefined> {
  const given = citekey === undefined ? undefined : sources.current.library().byCitekey(citekey);
  if (given) {
    sources.recent.add([given.citekey]);
    return given;
  }
  return pickPaper(sources, { title, placeholder: "Which paper?", first: papersAtCursor(sources) });
}

async function paperAtCursorOrPicked(sources: CommandSources): Promise<Paper | undefined> {
  const [only, ...more] = papersAtCursor(sources);
  return only && more.length === 0 ? only : paperFor(sources, undefined, "Open Linked Repository");
}

function papersAtCursor({ current }: CommandSources): readonly Paper[] {
  const editor = vscode.window.activeTextEditor;
  return editor ? (mentionOn(current, editor.document, editor.selection)?.mention.papers ?? []) : [];
}

function citekeyOf({ current }: CommandSources, citekey: string | undefined): string | undefined {
  return citekey === undefined ? undefined : current.library().byCitekey(citekey)?.citekey;
}
