import * as vscode from "vscode";
import { orUndefined } from "../platform/orUndefined";
import type { PaperPlace } from "./paperPlaces";

/** A place of a paper as the argument of the command that opens it. */
export function placeArgument(citekey: string, { uri }: Pick<PaperPlace, "uri">): string {
  return `${citekey}\n${uri.toString()}`;
}

/** The citekey and the file's address, if any, of such an argument. */
export function readPlaceArgument(argument: string): { readonly citekey: string; readonly address?: string } {
  const [citekey = "", address] = argument.split("\n");
  return { citekey, ...(address === undefined ? {} : { address }) };
}

/** Opens the place of this file, or the only one, or the one that the person chooses, at its line. */
export async function showSource(places: readonly PaperPlace[], address: string | undefined): Promise<void> {
  const wanted = places.find(({ uri }) => uri.toString() === address);
  const place = wanted ?? (places.length > 1 ? await choosePlace(places) : places[0]);
  if (!place) {
    return;
  }
  const start = new vscode.Position((place.line ?? 1) - 1, 0);
  const selection = new vscode.Range(start, start);
  const document = await orUndefined(vscode.workspace.openTextDocument(place.uri));
  if (document) {
    await vscode.window.showTextDocument(document, { selection });
  } else {
    // No text for extensions, as one of more than 50 MB or one that is gzipped: VS Code itself shows what it can.
    await vscode.commands.executeCommand("vscode.open", place.uri, { selection });
  }
}

/** `"paper/refs.bib, line 12"` */
export function describePlace({ label, line }: PaperPlace): string {
  return line === undefined ? label : `${label}, line ${line}`;
}

async function choosePlace(places: readonly PaperPlace[]): Promise<PaperPlace | undefined> {
  const rows = places.map((place) => ({ label: describePlace(place), description: place.citekey, place }));
  return (await vscode.window.showQuickPick(rows, { title: "Show in Bibliography" }))?.place;
}
