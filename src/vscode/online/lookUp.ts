import * as vscode from "vscode";
import type { Given } from "../../core/sources/identify";
import type { PaperId } from "../../core/sources/source";
import type { Services } from "../services/services";
import { servicesAsked } from "../../core/sources/orders";
import { servicesFor, sourceNames } from "./askedServices";
import { chooseCandidate } from "./chooseCandidate";
import { mayAsk } from "./mayAsk";
import { describeFailures, offerAfterNothing, offerForAddress } from "./nothingCame";
import { type Preview, previewOf } from "./preview";
import { withoutLinks } from "../platform/notifications";

type LookingServices = Pick<Services, "current" | "log" | "online">;
type LookUpGiven = Extract<Given, { readonly kind: "id" | "title" }>;

/** Asks the services after the user has agreed. Returns what they say of the paper that the user chose. */
export async function lookUp(services: LookingServices, given: LookUpGiven): Promise<Preview | undefined> {
  const about = given.kind === "id" ? given.id.id : given.title;
  const asked = servicesFor(given);
  if (asked.length === 0) {
    await offerForAddress(about, servicesAsked(given));
    return undefined;
  }
  if (!(await mayAsk(sourceNames(asked), about))) {
    return undefined;
  }
  for (;;) {
    const outcome = given.kind === "id" ? await askById(services, given.id) : await askByTitle(services, given.title);
    if (outcome !== "again") {
      return outcome;
    }
  }
}

/** Returns a preview, or `"again"` if the user wants to ask again. */
async function askByTitle(services: LookingServices, title: string): Promise<Preview | "again" | undefined> {
  const answer = await ask(title, (signal) => services.online.findByTitle(title, signal));
  if (answer?.candidates.length === 0) {
    return offerAfterNothing(title, { failures: answer.failures, unknownTo: [] });
  }
  const chosen = answer && (await chooseCandidate(services, title, answer));
  return chosen && previewOf(services, chosen);
}

async function askById(services: LookingServices, id: PaperId): Promise<Preview | "again" | undefined> {
  const answer = await ask(id.id, (signal) => services.online.lookUp(id, signal));
  const preview = answer && previewOf(services, answer.found);
  if (!answer || !preview) {
    return answer && offerAfterNothing(id.id, answer);
  }
  if (answer.failures.length > 0) {
    services.log.info(describeFailures(answer.failures).join(" "));
  }
  return preview;
}

/** Runs a request with its progress, which the user can cancel. Returns `undefined` if they do. */
export function ask<T>(about: string, request: (signal: AbortSignal) => Promise<T>): Thenable<T | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: withoutLinks(vscode.l10n.t("CiteLens: looking up “{0}”", about)),
      cancellable: true,
    },
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
