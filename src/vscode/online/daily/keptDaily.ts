import * as vscode from "vscode";
import { type DailyList, formatKeptList, parseKeptList } from "../../../core/sources/dailyList";
import { type DailyRecord, readDailyRecord } from "../../../core/sources/dailyRecord";
import { readUri } from "../../platform/disk/readUri";
import { orUndefined } from "../../platform/orUndefined";
import { writeWhole } from "../../platform/writeWhole";

const recordKey = "dailyPapers";
/** The list of a day has some 300 kB. */
const maxBytes = 8 * 1024 * 1024;

/** Reads which papers the user was shown, and when the list was asked for. */
export function loadDailyRecord(storage: vscode.Memento): DailyRecord {
  return readDailyRecord(storage.get(recordKey));
}

/** Keeps it for later sessions. */
export async function keepDailyRecord(storage: vscode.Memento, record: DailyRecord): Promise<void> {
  await storage.update(recordKey, record);
}

/** Returns the file of the last list, which is beside that of the imported papers. */
export function dailyFileBeside(importedFile: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(importedFile, "..", "daily.json");
}

/** Reads the list that was kept last, or returns `undefined` without one. */
export async function loadDailyList(file: vscode.Uri, log: vscode.LogOutputChannel): Promise<DailyList | undefined> {
  const bytes = await orUndefined(readUri(file, { namedBy: "user", maxBytes }), (error) => {
    log.warn("The daily papers of the last time cannot be read.", error);
  });
  return bytes && parseKeptList(new TextDecoder().decode(bytes), Date.now());
}

/** Keeps a list for later sessions. Logs a failure. */
export async function keepDailyList(file: vscode.Uri, list: DailyList, log: vscode.LogOutputChannel): Promise<void> {
  try {
    await writeWhole(file, new TextEncoder().encode(formatKeptList(list)));
  } catch (error) {
    log.warn("The daily papers could not be kept for the next start.", error);
  }
}
