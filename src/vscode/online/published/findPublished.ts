import * as vscode from "vscode";
import { knownPeople } from "../../../core/paper";
import { currentEntry } from "../../../core/sources/published/currentEntry";
import { changesOf } from "../../../core/sources/published/fieldRow";
import { fieldRows } from "../../../core/sources/published/fieldRows";
import { isPublished } from "../../../core/sources/published/preprint";
import { sentForPublished } from "../../../core/sources/published/publishedRequests";
import { publishedVersions, type PublishedVersion } from "../../../core/sources/published/publishedVersions";
import { servicesForPublished } from "../../../core/sources/published/sourcesAsked";
import type { Services } from "../../services/services";
import { isInBrowser, sourceNames } from "../askedServices";
import { ask } from "../lookUp";
import { mayAsk } from "../mayAsk";
import { describeFailures } from "../nothingCame";
import { applyPublished } from "./applyPublished";
import { askPublished } from "./askPublished";
import { chooseFields } from "./chooseFields";
import { choosePreprint } from "./choosePreprint";
import { chooseVersion } from "./chooseVersion";
import { obstacleTo, type PreprintTarget, type TargetServices, targetOfKey } from "./preprintTarget";
import { showInformation } from "../../platform/notifications";

type PublishedServices = TargetServices & Pick<Services, "online">;

/**
 * Looks for the published version of a preprint, shows it field by field, and changes what the user accepts.
 *
 * @param key a key of the paper; without it, the entry at the cursor counts, or the user chooses
 */
export async function findPublished(services: PublishedServices, key?: string): Promise<void> {
  const target = key === undefined ? await choosePreprint(services) : await targetOfKey(services, key);
  const obstacle = target && (whyNot(target) ?? (target.document && (await obstacleTo(target.document))));
  if (obstacle !== undefined) {
    void showInformation(obstacle);
  } else if (target) {
    const version = await lookForVersion(services, target);
    await (version && showVersion(services, target, version));
  }
}

/** Returns why nothing can be found for a target, as a sentence for the user. */
function whyNot({ paper }: PreprintTarget): string | undefined {
  const { title, published, authors } = paper;
  if (isPublished(paper)) {
    return vscode.l10n.t("CiteLens: “{0}” is not a preprint: it appeared in {1}.", title, published?.venue ?? "");
  }
  return knownPeople(authors).length === 0
    ? vscode.l10n.t("CiteLens: “{0}” has no authors, so its publication cannot be recognized.", title)
    : undefined;
}

/** Asks the services once the user has agreed, and again if they want to after a failure. */
async function lookForVersion({ online, log }: PublishedServices, { paper }: PreprintTarget): Promise<PublishedVersion | undefined> {
  const about = sentForPublished(paper).join(", ");
  const how = vscode.l10n.t(
    "All of them are asked. CiteLens sends these words of the entry and its own name and version, and nothing else from your files. It asks no service unless you look a paper up.",
  );
  if (!(await mayAsk(sourceNames(servicesForPublished({ isBrowser: isInBrowser })), about, how))) {
    return undefined;
  }
  for (;;) {
    const answers = await ask(paper.title, (signal) => askPublished(online, paper, signal));
    if (!answers) {
      return undefined;
    }
    const versions = publishedVersions(paper, answers.found);
    const failures = describeFailures(answers.failures);
    if (versions.length > 0) {
      if (failures.length > 0) {
        log.info(failures.join(" "));
      }
      return chooseVersion(paper.title, versions, answers.failures);
    }
    if (!(await isWantedAgain(paper.title, failures))) {
      return undefined;
    }
  }
}

async function isWantedAgain(title: string, failures: readonly string[]): Promise<boolean> {
  const again = vscode.l10n.t("Try Again");
  const message = [vscode.l10n.t("CiteLens: no published version of “{0}” was found.", title), ...failures].join(" ");
  return failures.length === 0 ? (await showInformation(message), false) : (await showInformation(message, again)) === again;
}

async function showVersion(services: PublishedServices, target: PreprintTarget, version: PublishedVersion): Promise<void> {
  const rows = fieldRows(currentEntry(target.text, target.entry, target.paper), version);
  if (rows.every(({ kind }) => kind === "keep")) {
    void showInformation(
      vscode.l10n.t("CiteLens: the entry of “{0}” already has everything that is known about its published version.", target.paper.title),
    );
    return;
  }
  const accepted = await chooseFields(version, rows);
  const changes = accepted ? changesOf(rows, accepted) : [];
  await (changes.length > 0 && applyPublished(services, target, changes));
}
