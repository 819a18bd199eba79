import * as vscode from "vscode";
import { parseLibrary } from "../../core/formats/parseLibrary";
import type { Paper } from "../../core/paper";
import { type Given, identify } from "../../core/sources/identify";
import type { ChoosingServices } from "../picking/choosePaper";
import type { Services } from "../services/services";
import { askForPaper } from "./askForPaper";
import { keepPapers } from "./keepPapers";
import { lookUp } from "./lookUp";
import { offerForAddress } from "./nothingCame";
import { knownPaper, type Preview, showPreview } from "./preview";
import { showInformation } from "../platform/notifications";

/** The services that adding a paper needs. */
export type AddingServices = ChoosingServices & Pick<Services, "online">;

/**
 * Looks a paper up and adds it to the user's own library after showing it.
 *
 * @param text an id, an address, a title, or entries; without it, the user is asked for one
 */
export async function addPaper(services: AddingServices, text?: string): Promise<void> {
  const isKnown = text !== undefined && services.current.paperOf(text.trim()) !== undefined;
  const asked = text === undefined || isKnown ? await askForPaper(services, text) : { given: identify(text) };
  if (asked && "known" in asked) {
    await vscode.commands.executeCommand("citelens.showInPanel", asked.known.citekey);
  } else if (asked) {
    await addGiven(services, asked.given);
  }
}

/**
 * Looks up the paper of a key that a document cites: by the key if it is an id, or else by what the user types. Returns the paper once it is in
 * the library.
 *
 * @param words what the key may mean, which the user changes
 */
export async function lookUpKey(services: AddingServices, citekey: string, words: string): Promise<Paper | undefined> {
  const given = identify(citekey);
  const asked = given.kind === "id" ? { given } : await askForPaper(services, words);
  return asked && ("known" in asked ? asked.known : addGiven(services, asked.given, { isCitedThen: true }));
}

/**
 * Returns the paper as the library has it then, or `undefined` if the user leaves it.
 *
 * @param options.isCitedThen true if the caller cites it
 */
async function addGiven(
  services: AddingServices,
  given: Given,
  options: { readonly isCitedThen?: boolean } = {},
): Promise<Paper | undefined> {
  const preview = await previewGiven(services, given);
  const choice = preview && (await showPreview(services, preview, options));
  return preview && choice && keepPapers(services, [preview.paper], choice);
}

function previewGiven(services: AddingServices, given: Given): Promise<Preview | undefined> | undefined {
  switch (given.kind) {
    case "nothing":
      return undefined;
    case "address":
      void offerForAddress(given.url);
      return undefined;
    case "bibtex":
      return readEntries(services, given.text);
    case "id":
    case "title":
      return lookUp(services, given);
  }
}

/** Returns the only pasted entry to be shown. Adds several at once. */
async function readEntries(services: AddingServices, text: string): Promise<Preview | undefined> {
  const { papers, problems } = parseLibrary(text, { fileName: "" });
  const [paper, ...more] = papers;
  if (!paper) {
    const [problem] = problems;
    void showInformation(vscode.l10n.t("CiteLens: the pasted text is no entry that can be read. {0}", problem?.message ?? "").trim());
    return undefined;
  }
  if (more.length > 0) {
    await keepPapers(services, papers, "add");
    return undefined;
  }
  return { paper, sources: [{ paper, from: vscode.l10n.t("the pasted entry") }], known: knownPaper(services.current, paper) };
}
