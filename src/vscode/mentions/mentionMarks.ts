import * as vscode from "vscode";
import { rangeOf } from "./mentionAtCursor";
import type { MentionsInDocument } from "./mentionsInDocument";
import { readSettings, registerSettingsListener } from "../platform/settings";

/** Marks the mentions in visible editors with an underline or in the overview ruler, as the settings say. */
export function registerMentionMarks(mentions: MentionsInDocument): vscode.Disposable {
  const underline = vscode.window.createTextEditorDecorationType({
    textDecoration: "underline dotted from-font",
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const tick = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: new vscode.ThemeColor("editorInfo.foreground"),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const isWanted = ({ document }: vscode.TextEditor): boolean => {
    const settings = readSettings(document);
    return settings["mentions.underline"] || settings["mentions.overviewRuler"];
  };
  const mark = async (editor: vscode.TextEditor): Promise<void> => {
    const found = isWanted(editor) ? await mentions.of(editor.document) : [];
    const settings = readSettings(editor.document);
    const ranges = found.map(({ start, end }) => rangeOf(editor.document, start, end));
    editor.setDecorations(underline, settings["mentions.underline"] ? ranges : []);
    editor.setDecorations(tick, settings["mentions.overviewRuler"] ? ranges : []);
  };
  const markAll = (): void => {
    vscode.window.visibleTextEditors.forEach((editor) => void mark(editor));
  };
  markAll();
  return vscode.Disposable.from(
    underline,
    tick,
    registerSettingsListener(markAll),
    mentions.onDidChange(markAll),
    vscode.window.onDidChangeVisibleTextEditors(markAll),
  );
}
