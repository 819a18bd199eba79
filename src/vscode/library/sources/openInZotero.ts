import * as vscode from "vscode";
import type { Paper } from "../../../core/paper";
import { zoteroKeyOnLine } from "../../../core/sources/zotero/zoteroLibrary";
import { zoteroAddress } from "../../../core/sources/zotero/zoteroRequests";
import { orUndefined } from "../../platform/orUndefined";
import { readText } from "../../platform/readText";
import type { PaperPlace } from "../paperPlaces";
import { groupOfFile } from "./zoteroFile";
import { showInformation } from "../../platform/notifications";

/** Shows a paper in Zotero, or says that Zotero does not have it. */
export async function openInZotero(
  { citekey, title }: Paper,
  personal: { readonly placesOf: (citekey: string) => readonly PaperPlace[] },
): Promise<void> {
  const place = personal.placesOf(citekey).find(({ isInZotero }) => isInZotero === true);
  if (place) {
    await openItem(place);
  } else {
    void showInformation(vscode.l10n.t("CiteLens: “{0}” is not among the papers that Zotero has.", title));
  }
}

/** Shows the item in Zotero that is on this line of the file that repeats its papers. */
export async function openItem({ uri, line = 1 }: Pick<PaperPlace, "uri" | "line">): Promise<void> {
  const key = zoteroKeyOnLine((await orUndefined(readText(uri, { namedBy: "user" }))) ?? "", line);
  const address = key === undefined ? undefined : zoteroAddress(key, groupOfFile(uri));
  if (address !== undefined) {
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
  }
}
