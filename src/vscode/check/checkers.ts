import * as vscode from "vscode";
import { type Checker, checkerOf, createKnowledge, type Knowledge } from "../../core/check/createChecker";
import type { KnownSource } from "../../core/check/knownSource";
import type { CheckedFile } from "../../core/check/references/checkedFile";
import { isOfRecords } from "../../core/check/references/referencesIn";
import { bundledSources } from "../../core/library/bundledPapers";
import type { PaperSource } from "../library/sources/paperSource";
import { readSettings } from "../platform/settings";
import { createDelayed, runSliced } from "../platform/slices";
import type { Services } from "../services/services";

/** The services that checks of references use. */
export type CheckerServices = Pick<Services, "personal" | "current">;

/** Compares references with the papers in force. Nothing is built before the first check. */
export interface Checkers extends vscode.Disposable {
  /**
   * Returns the checker of a file. Records are compared with the user's own papers and the bundled ones; references in prose also with the
   * bibliographies of the workspace that no `citelens.json` names. A file is no source for itself.
   */
  of(uri: vscode.Uri, file: CheckedFile): Promise<Checker>;
  /** Fires after the papers have changed with which something was compared. */
  readonly onDidChange: vscode.Event<void>;
}

/** Reading several files makes several events. */
const changeDelayMs = 1_000;

/** Creates the checkers. Their look-ups are built in slices, after those of hovers. */
export function createCheckers({ personal, current }: CheckerServices): Checkers {
  const changed = new vscode.EventEmitter<void>();
  /** An untrusted workspace proves nothing, whatever it names. */
  const sourcesThat = (isWanted: (source: PaperSource) => boolean): readonly KnownSource[] =>
    personal
      .sources()
      .filter((source) => (source.namedBy === "user" || vscode.workspace.isTrusted) && isWanted(source))
      .map((source) => ({ name: source.label, papers: source.papers() }));
  const ownSources = (): readonly KnownSource[] => sourcesThat(({ isLibrary }) => isLibrary);
  const workspaceSources = (): readonly KnownSource[] => sourcesThat(({ isLibrary }) => !isLibrary);
  const [trusted, ofWorkspace] = [createPart(() => [...ownSources(), ...bundled()]), createPart(workspaceSources)];
  const fireSoon = createDelayed(changeDelayMs, () => {
    if (trusted.isOld() || ofWorkspace.isOld()) {
      changed.fire();
    }
  });
  const subscriptions = vscode.Disposable.from(
    changed,
    fireSoon,
    personal.onDidRead(fireSoon),
    vscode.workspace.onDidGrantWorkspaceTrust(fireSoon),
  );
  return {
    async of(uri, file) {
      await personal.started;
      await current.settled();
      const parts = isOfRecords(file) ? [trusted] : [trusted, ofWorkspace];
      const known: Knowledge[] = [];
      for (const part of parts) {
        known.push(await part.read());
      }
      const own = personal.sources().find((source) => source.uri.toString() === uri.toString())?.label;
      return checkerOf(known, { year: new Date().getFullYear() }, (source) => source !== own);
    },
    onDidChange: changed.event,
    dispose() {
      subscriptions.dispose();
      trusted.dispose();
      ofWorkspace.dispose();
    },
  };
}

function bundled(): readonly KnownSource[] {
  return bundledSources(readSettings().bundled).map(({ papers }) => ({ name: vscode.l10n.t("the bundled papers"), papers }));
}

/** The look-ups of some sources. */
interface Part extends vscode.Disposable {
  read(): Promise<Knowledge>;
  /** Returns `true` if the sources have changed since they were read. */
  isOld(): boolean;
}

interface Built {
  readonly sources: readonly KnownSource[];
  readonly knowledge: Knowledge;
}

function createPart(sourcesNow: () => readonly KnownSource[]): Part {
  let built: Built | undefined;
  let building: Promise<void> | undefined;
  let isDisposed = false;
  const build = async (): Promise<void> => {
    const sources = sourcesNow();
    const knowledge = await runSliced(createKnowledge(sources), () => isDisposed);
    built = knowledge ? { sources, knowledge } : built;
  };
  const isOld = (): boolean => built !== undefined && !areSame(built.sources, sourcesNow());
  return {
    async read() {
      while (!built || isOld()) {
        // All that wait get the same.
        await (building ??= build().finally(() => {
          building = undefined;
        }));
        if (isDisposed) {
          throw new vscode.CancellationError();
        }
      }
      return built.knowledge;
    },
    isOld,
    dispose() {
      isDisposed = true;
    },
  };
}

function areSame(some: readonly KnownSource[], others: readonly KnownSource[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ name, papers }, index) => others[index]?.name === name && others[index].papers === papers)
  );
}
