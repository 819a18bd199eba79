import type * as vscode from "vscode";
import { hashOfPaper } from "../../core/library/cache/hashOfPaper";
import { createKeptLookUp, type HashedPapers } from "../../core/mentions/createKeptLookUp";
import type { MentionLookUp } from "../../core/mentions/createMentionMatcher";
import type { Paper } from "../../core/paper";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { stampOf, statUri } from "../platform/disk/readUri";
import type { PapersCache } from "../library/papersCache";
import { runSliced } from "../platform/slices";
import { mentionAt, mentionIn, type PlacedMention } from "./mentionAtCursor";
import type { MentionKeysCache } from "../lookup/mentionKeysCache";

/** What answers from the first moment on, while the library of this start is still being read. */
export interface EarlyAnswers {
  /**
   * The mention at a position, or `undefined`. Until the library is there, the papers that the last start kept answer, of which only those are read
   * that are found; for what they do not know the library is waited for.
   */
  mentionAt(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<PlacedMention | undefined>;
}

/** Where what was kept is. */
export interface KeptParts {
  /** The file of papers that the person imported. */
  readonly importedFile: vscode.Uri;
  readonly cache: Pick<PapersCache, "open">;
  readonly mentionKeys: Pick<MentionKeysCache, "load">;
  readonly mutedNames: readonly string[];
  readonly bundled: readonly Paper[];
  readonly log: Pick<vscode.LogOutputChannel, "info" | "warn">;
}

/** What the start needs. */
export interface EarlyAnswersOptions {
  /** See {@link loadKeptLookUp}. */
  readonly kept: Promise<MentionLookUp | undefined>;
  readonly current: PaperLookUps;
  /** Settles when the person's own papers are in force, names aside. */
  readonly started: Promise<void>;
  readonly log: Pick<vscode.LogOutputChannel, "info">;
}

/** Lets go of what was kept when the library is there. */
export function createStart({ kept: loaded, current, started, log }: EarlyAnswersOptions): EarlyAnswers {
  const beginning = performance.now();
  let isOver = false;
  let hasAnswered = false;
  let kept: Promise<MentionLookUp | undefined> | undefined = loaded;
  const whole = started
    .then(() => current.settled())
    .finally(() => {
      isOver = true;
      kept = undefined;
    });
  const mentionInKept = async (document: vscode.TextDocument, position: vscode.Position): Promise<PlacedMention | undefined> => {
    const lookUp = await kept;
    return lookUp ? mentionIn(lookUp, document, position) : mentionAt(current, document, position);
  };
  const find = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<PlacedMention | undefined> => {
    const found = isOver ? undefined : await mentionInKept(document, position);
    if (found || token.isCancellationRequested) {
      return found;
    }
    await whole;
    return mentionAt(current, document, position);
  };
  return {
    async mentionAt(document, position, token) {
      const found = await find(document, position, token);
      if (found && !hasAnswered) {
        hasAnswered = true;
        log.info(
          `The first hover is answered ${Math.round(performance.now() - beginning)} ms after the start${isOver ? "" : ", before the library is there"}.`,
        );
      }
      return found;
    },
  };
}

/**
 * The look-up of the person's own papers and the bundled ones as the last start kept them; `undefined` where nothing was kept, or of other papers
 * than there are now, or it is damaged. Never rejects.
 */
export async function loadKeptLookUp(parts: KeptParts): Promise<MentionLookUp | undefined> {
  return loadKept(parts).catch((error: unknown) => {
    parts.log.warn("What the last start kept could not be read.", error);
    return undefined;
  });
}

async function loadKept({ importedFile, cache, mentionKeys, mutedNames, bundled, log }: KeptParts): Promise<MentionLookUp | undefined> {
  const beginning = performance.now();
  const stamp = statUri(importedFile).then(stampOf, () => undefined);
  const [keys, own] = await Promise.all([mentionKeys.load(mutedNames), cache.open(importedFile, stamp)]);
  if (!keys || !own) {
    return undefined;
  }
  const lookUp = await runSliced(createKeptLookUp(keys, together(own, bundled), mutedNames));
  log.info(
    `${own.hashes.length} papers that the last start kept are found by name, ${Math.round(performance.now() - beginning)} ms after the start.`,
  );
  return lookUp;
}

function together(own: HashedPapers, bundled: readonly Paper[]): HashedPapers {
  const count = own.hashes.length;
  return { hashes: [...own.hashes, ...bundled.map(hashOfPaper)], at: (index) => (index < count ? own.at(index) : bundled[index - count]) };
}
