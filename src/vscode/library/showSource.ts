import * as vscode from "vscode";
import { orUndefined } from "../platform/orUndefined";
import { openItem } from "./sources/openInZotero";
import type { PaperPlace } from "./paperPlaces";

/** Returns the argument with which the command opens this place of a paper. */
export function placeArgument(citekey: string, { uri }: Pick<PaperPlace, "uri">): string {
  return `${citekey}\n${uri.toString()}`;
}

/** Parses an argument that `placeArgument` made. It may also be a citekey alone. */
export function readPlaceArgument(argument: string): { readonly citekey: string; readonly address?: string } {
  const [citekey = "", address] = argument.split("\n");
  return { citekey, ...(address === undefined ? {} : { address }) };
}

/** Opens the place in the file with this address, else the only place, else the one that the user chooses. */
export async function showSource(places: readonly PaperPlace[], address: string | undefined): Promise<void> {
  const wanted = places.find(({ uri }) => uri.toString() === address);
  const place = wanted ?? (places.length > 1 ? await choosePlace(places) : places[0]);
  if (!place) {
    return;
  }
  if (place.isInZotero === true) {
    await openItem(place);
    return;
  }
  const start = new vscode.Position((place.line ?? 1) - 1, 0);
  const selection = new vscode.Range(start, start);
  const document = await orUndefined(vscode.workspace.openTextDocument(place.uri));
  if (document) {
    await vscode.window.showTextDocument(document, { selection });
  } else {
    // VS Code gives extensions no text of a file that is gzipped or larger than 50 MB, but may show the file itself.
    await vscode.commands.executeCommand("vscode.open", place.uri, { selection });
  }
}

/** Returns a text such as `"paper/refs.bib, line 12"`. */
export function describePlace({ label, line, isInZotero }: PaperPlace): string {
  return line === undefined || isInZotero === true ? label : vscode.l10n.t("{0}, line {1}", label, line);
}

async function choosePlace(places: readonly PaperPlace[]): Promise<PaperPlace | undefined> {
  const rows = places.map((place) => ({ label: describePlace(place), description: place.citekey, place }));
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t("Show in Bibliography") }))?.place;
}
