import type * as vscode from "vscode";
import { hashOfPaper } from "../../core/library/cache/hashOfPaper";
import { createKeptLookUp, type HashedPapers } from "../../core/mentions/createKeptLookUp";
import type { MentionLookUp } from "../../core/mentions/createMentionMatcher";
import type { Paper } from "../../core/paper";
import type { PapersCache } from "../library/papersCache";
import type { MentionKeysCache } from "../lookup/mentionKeysCache";
import { stampOf, statUri } from "../platform/disk/readUri";
import { runSliced } from "../platform/slices";
import { mentionAt, mentionIn, type MentionServices, type PlacedMention } from "./mentionAtCursor";

/** Answers hovers from the first moment on, while the user's papers are still being read. */
export interface EarlyAnswers {
  /**
   * Returns the mention at a position, or `undefined`. Until the user's papers are loaded, the papers that the last session saved answer, and
   * only those that are found are read. If they have no answer, waits for the user's papers.
   */
  mentionAt(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<PlacedMention | undefined>;
}

/** The caches of the last session, and the papers that they must agree with. */
export interface KeptLookUpOptions {
  /** The file of the papers that the user imported. */
  readonly importedFile: vscode.Uri;
  readonly cache: Pick<PapersCache, "open">;
  readonly mentionKeys: Pick<MentionKeysCache, "load">;
  readonly mutedNames: readonly string[];
  readonly shownNames?: readonly string[];
  /** Returns the bundled papers in force. */
  readonly bundled: () => readonly Paper[];
  readonly log: Pick<vscode.LogOutputChannel, "info" | "warn">;
}

export interface EarlyAnswersOptions extends MentionServices {
  /** The result of {@link loadKeptLookUp}. */
  readonly kept: Promise<MentionLookUp | undefined>;
  /** Settles when the user's papers are loaded, though some may not have their names yet. */
  readonly started: Promise<void>;
  readonly log: Pick<vscode.LogOutputChannel, "info">;
}

/** Creates the early answers. They release the kept look-up once the user's papers are loaded. */
export function createEarlyAnswers({ kept: loaded, current, evidence, started, log }: EarlyAnswersOptions): EarlyAnswers {
  const startTime = performance.now();
  let isLoaded = false;
  let hasAnswered = false;
  let kept: Promise<MentionLookUp | undefined> | undefined = loaded;
  const allPapers = started
    .then(() => current.settled())
    .finally(() => {
      isLoaded = true;
      kept = undefined;
    });
  const mentionInKept = async (document: vscode.TextDocument, position: vscode.Position): Promise<PlacedMention | undefined> => {
    const lookUp = await kept;
    return lookUp
      ? mentionIn(lookUp, document, position, evidence.of(lookUp, document))
      : mentionAt({ current, evidence }, document, position);
  };
  const find = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<PlacedMention | undefined> => {
    const found = isLoaded ? undefined : await mentionInKept(document, position);
    if (found || token.isCancellationRequested) {
      return found;
    }
    await allPapers;
    return mentionAt({ current, evidence }, document, position);
  };
  return {
    async mentionAt(document, position, token) {
      const found = await find(document, position, token);
      if (found && !hasAnswered) {
        hasAnswered = true;
        log.info(
          `The first hover was answered ${Math.round(performance.now() - startTime)} ms after the start${isLoaded ? "" : ", before the library was loaded"}.`,
        );
      }
      return found;
    },
  };
}

/**
 * Loads the look-up of the user's papers and the bundled ones that the last session saved. Returns `undefined` if it saved none, if it is
 * damaged, or if the papers have changed since. Never rejects.
 */
export async function loadKeptLookUp(options: KeptLookUpOptions): Promise<MentionLookUp | undefined> {
  return loadKept(options).catch((error: unknown) => {
    options.log.warn("The papers that the last session saved could not be read.", error);
    return undefined;
  });
}

async function loadKept({
  importedFile,
  cache,
  mentionKeys,
  mutedNames,
  shownNames = [],
  bundled,
  log,
}: KeptLookUpOptions): Promise<MentionLookUp | undefined> {
  const startTime = performance.now();
  const stamp = statUri(importedFile).then(stampOf, () => undefined);
  const [keys, own] = await Promise.all([mentionKeys.load(mutedNames), cache.open(importedFile, stamp)]);
  if (!keys || !own) {
    return undefined;
  }
  const lookUp = await runSliced(createKeptLookUp(keys, joined(own, bundled()), { muted: mutedNames, shown: shownNames }));
  log.info(
    `${own.hashes.length} papers that the last session saved can be found by name, ${Math.round(performance.now() - startTime)} ms after the start.`,
  );
  return lookUp;
}

function joined(own: HashedPapers, bundled: readonly Paper[]): HashedPapers {
  const count = own.hashes.length;
  return { hashes: [...own.hashes, ...bundled.map(hashOfPaper)], at: (index) => (index < count ? own.at(index) : bundled[index - count]) };
}
