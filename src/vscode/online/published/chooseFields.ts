import * as vscode from "vscode";
import type { FieldRow } from "../../../core/sources/published/fieldRow";
import type { PublishedVersion } from "../../../core/sources/published/publishedVersions";
import { openPage } from "../../picking/nothingFound";
import { showPicker } from "../../picking/showPicker";
import { describeSource } from "../askedServices";
import { withoutIcons } from "../preview";
import { describeVersion } from "./chooseVersion";

interface FieldItem extends vscode.QuickPickItem {
  readonly row: FieldRow;
}

/** Shows what stands in each field and what comes. Returns the rows that the user accepts, or `undefined` if they leave the list. */
export function chooseFields(version: PublishedVersion, rows: readonly FieldRow[]): Promise<ReadonlySet<FieldRow> | undefined> {
  const picker = vscode.window.createQuickPick<FieldItem>();
  picker.title = vscode.l10n.t("Published Version: {0}", describeVersion(version));
  picker.placeholder = vscode.l10n.t("Tick the fields to change, and press Enter. Escape changes nothing.");
  picker.canSelectMany = true;
  picker.matchOnDetail = true;
  picker.items = rows.map(itemFor);
  picker.selectedItems = picker.items.filter(({ row }) => row.isAccepted);
  const page = pageOf(version);
  picker.buttons = page === undefined ? [] : [{ iconPath: new vscode.ThemeIcon("link-external"), tooltip: page }];
  picker.onDidTriggerButton(() => {
    void (page !== undefined && openPage(page));
  });
  return showPicker(picker, () => new Set(picker.selectedItems.map(({ row }) => row)));
}

/** The new value is read first; the old one is below it. */
function itemFor(row: FieldRow): FieldItem {
  const name = row.name === "@" ? vscode.l10n.t("type") : row.name;
  const nothing = row.kind === "keep" ? vscode.l10n.t("now: in another field") : vscode.l10n.t("now: nothing");
  const before = row.before === "" ? nothing : vscode.l10n.t("now: {0}", shortened(row.before));
  return {
    label: withoutIcons(`${name}: ${row.after === "" ? vscode.l10n.t("is removed") : shortened(row.after)}`),
    description: row.kind === "keep" ? vscode.l10n.t("is kept") : row.found ? describeSource(row.found) : "",
    detail: withoutIcons(before),
    row,
  };
}

const maxValueChars = 80;

function shortened(value: string): string {
  return value.length > maxValueChars ? `${value.slice(0, maxValueChars)}…` : value;
}

function pageOf({ records }: PublishedVersion): string | undefined {
  const doi = records.map(({ paper }) => paper.doi).find((one) => one !== undefined);
  return doi === undefined ? undefined : `https://doi.org/${encodeURI(doi)}`;
}
