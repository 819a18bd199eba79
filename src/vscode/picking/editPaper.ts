import * as vscode from "vscode";
import { formatOwnBibtex } from "../../core/formats/bibtex/write/formatBibtex";
import { parseLibrary } from "../../core/formats/parseLibrary";
import type { Paper } from "../../core/paper";
import { mergeLinks } from "../../core/text/findLinks";
import type { Services } from "../services/services";
import { changeOwn, chooseOwn } from "./ownPaper";

type EditServices = Pick<Services, "current" | "log" | "personal">;

const scheme = "citelens-paper";

/** Opens a paper of the user's own library as a BibTeX entry: the paper with this key, or one that the user chooses. Saving the entry keeps it. */
export async function editPaper(services: EditServices, key?: string): Promise<void> {
  const paper = await chooseOwn(services, key, vscode.l10n.t("Edit Paper…"));
  if (paper) {
    await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: `/${encodeURIComponent(paper.citekey)}.bib` }));
  }
}

/** Registers the file system of the entries that are edited. A file is a paper of the own library; saving it changes the paper. */
export function registerEditedPapers({ personal }: Pick<Services, "personal">): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const written = new Map<string, { readonly bytes: Uint8Array; readonly time: number }>();
  const citekeys = new Map<string, string>();
  const paperOf = (uri: vscode.Uri): Paper => {
    const citekey = citekeys.get(uri.path) ?? decodeURIComponent(uri.path.slice(1).replace(/\.bib$/, ""));
    const paper = personal.importedPapers().find((one) => one.citekey === citekey);
    if (!paper) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return paper;
  };
  const bytesOf = (uri: vscode.Uri): Uint8Array =>
    written.get(uri.path)?.bytes ?? new TextEncoder().encode(`${formatOwnBibtex(paperOf(uri))}\n`);
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: written.get(uri.path)?.time ?? 0, size: bytesOf(uri).length }),
    readFile: bytesOf,
    async writeFile(uri, bytes) {
      const paper = paperOf(uri);
      const entry = entryIn(new TextDecoder().decode(bytes), uri);
      const message = vscode.l10n.t("CiteLens: your library has the changed entry of “{0}”.", entry.title);
      await changeOwn(personal, { paper, change: (own) => own && withEntry(own, entry) }, message);
      citekeys.set(uri.path, entry.citekey);
      written.set(uri.path, { bytes, time: Date.now() });
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    readDirectory: () => [],
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.Disposable.from(changed, vscode.workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true }));
}

/** Returns the only entry of a text. @throws an error that VS Code shows if there is not exactly one. */
function entryIn(text: string, uri: vscode.Uri): Paper {
  const { papers, problems } = parseLibrary(text, { fileName: uri.path });
  const [paper, ...others] = papers;
  const [problem] = problems;
  if (!paper || others.length > 0 || problem) {
    const why = problem ? ` ${problem.message}` : "";
    throw vscode.FileSystemError.Unavailable(vscode.l10n.t("CiteLens keeps exactly one entry.{0}", why));
  }
  return paper;
}

/** Returns the record with what the entry says. Names, links, and an abstract stay that the entry does not have. */
function withEntry({ names, links, abstract }: Paper, entry: Paper): Paper {
  return {
    ...(abstract === undefined ? {} : { abstract }),
    ...entry,
    ...(names ? { names } : {}),
    links: mergeLinks([...entry.links, ...links]),
  };
}
