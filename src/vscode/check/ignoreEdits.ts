import { type JSONPath, modify, parse } from "jsonc-parser";
import * as vscode from "vscode";
import { commentSyntaxOf } from "../../core/citations/comments/commentSyntax";
import type { Finding } from "../../core/check/finding";
import { isRecord } from "../../core/record";
import { languageOf } from "../documents/languageOf";
import { projectFileOf } from "../documents/projectFile";
import { readOpenText } from "../platform/openDocument";
import type { PlacedFinding } from "./placedFindings";
import { fileOf, pathInFolder } from "./projectFiles";
import { isOfRecords } from "../../core/check/references/referencesIn";
import { checkedFileOf } from "./checkedDocuments";

/** A rule of `citelens.json`. */
type WrittenRule = Readonly<Partial<Record<"kind" | "files" | "written" | "paper", string>>>;

/** Computes the edit that hides findings. `undefined` if `citelens.json` cannot be changed. */
export type Ignoring = () => Promise<vscode.WorkspaceEdit | undefined>;

/**
 * Returns what hides this one finding: a comment, or a rule of `citelens.json` if no comment can stand there. `undefined` if neither is
 * possible.
 */
export function ignoreHere(
  document: vscode.TextDocument,
  { finding: { kind }, raw }: PlacedFinding,
  range: vscode.Range,
): Ignoring | undefined {
  const comment = commentFor(document, range, kind);
  if (comment) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, comment.position, comment.text);
    return () => Promise.resolve(edit);
  }
  return addingRule(document, { kind, files: `/${pathInFolder(document.uri)}`, written: raw.replace(/\s+/g, " ").trim() });
}

/** Returns what hides all findings about the paper of a finding in its workspace folder. `undefined` if there is no folder, or no paper. */
export function ignorePaper(document: vscode.TextDocument, { paper }: Finding): Ignoring | undefined {
  return paper && addingRule(document, { paper: paper.arxiv ?? paper.doi ?? paper.citekey });
}

function addingRule({ uri }: vscode.TextDocument, rule: WrittenRule): Ignoring | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(fileOf(uri));
  return folder && (() => ruleEdit(projectFileOf(folder.uri), rule));
}

interface CommentPlace {
  readonly position: vscode.Position;
  readonly text: string;
}

/** The languages in which text between the marks is a comment wherever it stands in prose. */
const proseLanguages = new Set(["markdown", "quarto", "rmd", "html"]);

/** Returns the comment that hides a finding, if one can safely stand at its line. */
function commentFor(document: vscode.TextDocument, range: vscode.Range, kind: string): CommentPlace | undefined {
  const words = `citelens: ignore ${kind}`;
  const file = checkedFileOf(document);
  if (isOfRecords(file)) {
    return /\.bib(?:tex|latex)?$/i.test(file.fileName) ? aboveEntry(document, range, words) : undefined;
  }
  const language = languageOf(document);
  const { line, block } = commentSyntaxOf(language) ?? {};
  const { text, range: lineRange } = document.lineAt(range.end.line);
  // A backslash at the end continues the line.
  if (/\\\s{0,9}$/.test(text.slice(-20))) {
    return undefined;
  }
  if (line !== undefined) {
    return { position: lineRange.end, text: ` ${line} ${words}` };
  }
  const before = document.getText(new vscode.Range(new vscode.Position(0, 0), lineRange.end));
  if (!block || !proseLanguages.has(language) || before.lastIndexOf(block[0]) > before.lastIndexOf(block[1])) {
    return undefined;
  }
  // In a table, what stands behind the last bar is another cell.
  const end = /\|\s{0,99}$/.exec(text.slice(-100)) ? text.lastIndexOf("|") : text.length;
  return end < range.end.character && range.end.line === range.start.line
    ? undefined
    : { position: lineRange.end.with({ character: end }), text: ` ${block[0]} ${words} ${block[1]}${end < text.length ? " " : ""}` };
}

/** An entry has no more lines before a finding. */
const maxLinesOfEntry = 1_000;

/** BibTeX knows no comments in an entry. */
function aboveEntry(document: vscode.TextDocument, { start }: vscode.Range, words: string): CommentPlace | undefined {
  for (let line = start.line; line >= Math.max(0, start.line - maxLinesOfEntry); line--) {
    const { text } = document.lineAt(line);
    if (/^\s{0,99}@\s{0,9}[a-z]+\s{0,9}[{(]/i.test(text)) {
      const eol = document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
      return { position: new vscode.Position(line, 0), text: `% ${words}${eol}` };
    }
  }
  return undefined;
}

/** Returns the edit that adds a rule to a `citelens.json`, and creates the file if it does not exist. */
async function ruleEdit(file: vscode.Uri, rule: WrittenRule): Promise<vscode.WorkspaceEdit | undefined> {
  const text = await readOpenText(file);
  const edit = new vscode.WorkspaceEdit();
  if (text === undefined) {
    const created = `${JSON.stringify({ ignore: [rule] }, undefined, 2)}\n`;
    edit.createFile(file, { ignoreIfExists: true });
    edit.insert(file, new vscode.Position(0, 0), created);
    return edit;
  }
  const change = addedRule(text, rule);
  if (!change) {
    return undefined;
  }
  const document = await vscode.workspace.openTextDocument(file);
  for (const { offset, length, content } of change) {
    edit.replace(file, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), content);
  }
  return edit;
}

/** Returns the changes of the text, in its look, or `undefined` if it cannot be read. */
function addedRule(text: string, rule: WrittenRule): ReturnType<typeof modify> | undefined {
  const read: unknown = text.trim() === "" ? {} : parse(text);
  if (!isRecord(read)) {
    return undefined;
  }
  const isList = Array.isArray(read["ignore"]);
  const path: JSONPath = isList ? ["ignore", -1] : ["ignore"];
  const formattingOptions = {
    insertSpaces: !/^\t/m.test(text),
    tabSize: /^( +)\S/m.exec(text)?.[1]?.length ?? 2,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
  return modify(text, path, isList ? rule : [rule], { formattingOptions, isArrayInsertion: isList });
}
