import * as vscode from "vscode";
import { parseLibrary } from "../../core/formats/parseLibrary";
import type { Paper } from "../../core/paper";
import type { ChoosingServices } from "../picking/choosePaper";
import type { Services } from "../services/services";
import { askForPaper } from "./askForPaper";
import { chooseCandidate } from "./chooseCandidate";
import { type Given, readGiven, servicesAsked, sourceNames } from "./given";
import { keepPapers } from "./keepPapers";
import { mayAsk } from "./mayAsk";
import { previewOf, type Preview, showPreview } from "./preview";
import { describeFailures, offerAfterNothing } from "./nothingCame";

/** The services that adding a paper needs. */
export type AddingServices = ChoosingServices & Pick<Services, "online">;

/**
 * Looks a paper up and adds it to the user's own library after showing it.
 *
 * @param text an id, an address, a title, or entries; without it, the user is asked for one
 */
export async function addPaper(services: AddingServices, text?: string): Promise<void> {
  const given = text === undefined ? undefined : readGiven(text);
  const asked = given ? { given } : await askForPaper(services);
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
  const given = readGiven(citekey);
  const asked = given?.kind === "id" ? { given } : await askForPaper(services, words);
  return asked && ("known" in asked ? asked.known : addGiven(services, asked.given));
}

/** Returns the paper as the library has it then, or `undefined` if the user leaves it. */
async function addGiven(services: AddingServices, given: Given): Promise<Paper | undefined> {
  const preview = given.kind === "entries" ? await readEntries(services, given.text) : await lookUp(services, given);
  const choice = preview && (await showPreview(services, preview));
  return preview && choice && keepPapers(services, [preview.paper], choice);
}

/** Returns the only pasted entry to be shown. Adds several at once. */
async function readEntries(services: AddingServices, text: string): Promise<Preview | undefined> {
  const { papers, problems } = parseLibrary(text, { fileName: "" });
  const [paper, ...more] = papers;
  if (!paper) {
    const [problem] = problems;
    void vscode.window.showInformationMessage(
      vscode.l10n.t("CiteLens: the pasted text is no entry that can be read. {0}", problem?.message ?? "").trim(),
    );
    return undefined;
  }
  if (more.length > 0) {
    await keepPapers(services, papers, "add");
    return undefined;
  }
  return { paper, sources: [{ paper, from: vscode.l10n.t("the pasted entry") }], known: services.current.paperOf(idOf(paper)) };
}

function idOf({ doi, arxiv, citekey }: Paper): string {
  return doi ?? arxiv ?? citekey;
}

/** Asks the services after the user has agreed. Returns what they say of the paper that the user chose. */
async function lookUp(services: AddingServices, given: Exclude<Given, { readonly kind: "entries" }>): Promise<Preview | undefined> {
  const about = given.kind === "id" ? given.id.id : given.title;
  if (!(await mayAsk(sourceNames(servicesAsked(given)), about))) {
    return undefined;
  }
  if (given.kind === "title") {
    const answer = await ask(about, (signal) => services.online.findByTitle(given.title, signal));
    if (!answer || answer.candidates.length > 0) {
      const chosen = answer && (await chooseCandidate(services, about, answer));
      return chosen && previewOf(services, chosen);
    }
    await offerAfterNothing(about, { failures: answer.failures, unknownTo: [] });
    return undefined;
  }
  const answer = await ask(about, (signal) => services.online.lookUp(given.id, signal));
  const preview = answer && previewOf(services, answer.found);
  if (answer && !preview) {
    await offerAfterNothing(about, answer);
  }
  if (answer && preview && answer.failures.length > 0) {
    services.log.info(describeFailures(answer.failures).join(" "));
  }
  return preview;
}

/** Runs a request with its progress, which the user can cancel. Returns `undefined` if they do. */
function ask<T>(about: string, request: (signal: AbortSignal) => Promise<T>): Thenable<T | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("CiteLens: looking up “{0}”", about), cancellable: true },
    async (_progress, token) => {
      const controller = new AbortController();
      const listener = token.onCancellationRequested(() => {
        controller.abort();
      });
      try {
        return await request(controller.signal);
      } catch (error) {
        if (controller.signal.aborted) {
          return undefined;
        }
        throw error;
      } finally {
        listener.dispose();
      }
    },
  );
}
