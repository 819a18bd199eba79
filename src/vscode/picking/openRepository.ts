import * as vscode from "vscode";
import { type CardLink, cardLinks } from "../../core/cards/cardLinks";
import { citedAddress } from "../../core/citations/wording/describePaper";
import type { Paper } from "../../core/paper";
import { openPage } from "./nothingFound";
import { choosePaper, type ChoosingServices, papersAtCursor } from "./choosePaper";
import { showInformation } from "../platform/notifications";

function title(): string {
  return vscode.l10n.t("Open Linked Repository");
}

/** Opens the repository of the given paper, of the only one at the cursor, or of one that the user picks. The user chooses among several links. */
export async function openRepository(services: ChoosingServices, citekey: string | undefined): Promise<void> {
  const [only, ...more] = citekey === undefined ? papersAtCursor(services) : [];
  const paper = only && more.length === 0 ? only : await choosePaper(services, citekey, title());
  if (paper) {
    await openLinkOf(paper);
  }
}

/** Opens the page of the given paper, of the one at the cursor, or of one that the user picks: that of its preprint, or else of its DOI. */
export async function openPaper(services: ChoosingServices, citekey: string | undefined): Promise<void> {
  const paper = await choosePaper(services, citekey, vscode.l10n.t("Open Paper"));
  const address = paper && citedAddress(paper);
  if (address !== undefined) {
    await openPage(address);
  } else if (paper) {
    void showInformation(vscode.l10n.t("CiteLens: no address is known of “{0}”.", paper.title));
  }
}

async function openLinkOf(paper: Paper): Promise<void> {
  const links = cardLinks(paper, vscode.l10n.t).filter(({ url }) => url !== citedAddress(paper));
  const [only, ...more] = links;
  if (!only) {
    await offerPaperItself(paper);
    return;
  }
  const chosen = more.length === 0 ? only : await chooseLink(links);
  if (chosen) {
    await openPage(chosen.url);
  }
}

async function chooseLink(links: readonly CardLink[]): Promise<CardLink | undefined> {
  const rows = links.map((link) => ({ label: link.label, description: link.url, link }));
  return (await vscode.window.showQuickPick(rows, { title: title(), matchOnDescription: true }))?.link;
}

async function offerPaperItself(paper: Paper): Promise<void> {
  const address = citedAddress(paper);
  const offers = address === undefined ? [] : [vscode.l10n.t("Open Paper")];
  const chosen = await showInformation(vscode.l10n.t("CiteLens: no linked repository for “{0}”.", paper.title), ...offers);
  if (chosen !== undefined && address !== undefined) {
    await openPage(address);
  }
}
