import * as vscode from "vscode";
import type { DailyList } from "../../../core/sources/dailyList";
import { lastDays, withShown } from "../../../core/sources/dailyRecord";
import { sourceName } from "../../../core/sources/sources";
import type { Failure } from "../../../network/online";
import { registerSettingsListener } from "../../platform/settings";
import type { Services } from "../../services/services";
import { mayAsk } from "../mayAsk";
import { describeFailures } from "../nothingCame";
import { askForDay, isDailyOn } from "./askForDay";
import { dailyFileBeside, keepDailyList, keepDailyRecord, loadDailyList, loadDailyRecord } from "./keptDaily";

/** The daily papers that the panel shows: a day's list, or why it is missing. */
export type DailyState =
  /** No list has come yet. */
  | { readonly kind: "none" }
  | { readonly kind: "asking"; readonly day: string }
  | { readonly kind: "list"; readonly list: DailyList }
  /** `why` is a sentence for the user. */
  | { readonly kind: "failed"; readonly day: string; readonly why: string };

/** The daily papers of this window. It asks for a day only when `showDay` is called, which is what a click of the user does. */
export interface DailyPapers extends vscode.Disposable {
  /** Returns `undefined` as long as the user neither has switched the daily papers on nor listed a day. */
  state(): DailyState | undefined;
  /** Returns the arXiv ids of the papers that the user has read. */
  read(): ReadonlySet<string>;
  readonly onDidChange: vscode.Event<void>;
  /** Reads the list that was kept last, unless the user has chosen a day. */
  load(): Promise<void>;
  /** Takes a list that has come, and shows it unless the user has chosen another day. */
  take(list: DailyList, isChosen?: boolean): Promise<void>;
  /** Says why a list did not come, unless another is shown. */
  fail(day: string, failure: Failure): void;
  /** Shows a day. Asks for it if the user agrees. */
  showDay(day: string): Promise<void>;
  markRead(ids: readonly string[]): Promise<void>;
}

type DailyServices = Pick<Services, "globalState" | "log" | "online"> & { readonly personal: Pick<Services["personal"], "importedFile"> };

/** The number of days that are shown again without asking. */
const maxDays = 30;

/** Creates it. Nothing is read or asked for yet. */
export function createDailyPapers({ globalState, log, online, personal }: DailyServices): DailyPapers {
  const file = dailyFileBeside(personal.importedFile);
  const changed = new vscode.EventEmitter<void>();
  const days = new Map<string, DailyList>();
  let state: DailyState = { kind: "none" };
  /** True once the user has chosen a day in this session. */
  let isChosen = false;
  let asking: AbortController | undefined;
  const show = (shown: DailyState): void => {
    state = shown;
    changed.fire();
  };
  const showList = (list: DailyList): void => {
    days.delete(list.day);
    days.set(list.day, list);
    const [oldest] = days.keys();
    if (days.size > maxDays && oldest !== undefined) {
      days.delete(oldest);
    }
    show({ kind: "list", list });
  };
  const showFailure = (day: string, failure: Failure): void => {
    show({ kind: "failed", day, why: describeFailures([failure]).join(" ") });
  };
  /** Keeps the newest list while the daily papers are on. Today's need not be asked for again by itself. */
  const keepList = async (list: DailyList): Promise<void> => {
    if (!isDailyOn() || list.papers.length === 0) {
      return;
    }
    if (list.day === lastDays(Date.now(), 1)[0]) {
      await keepDailyRecord(globalState, { ...loadDailyRecord(globalState), answered: list.day });
    }
    const kept = await loadDailyList(file, log);
    await ((!kept || kept.day < list.day) && keepDailyList(file, list, log));
  };
  const askAndShow = async (day: string): Promise<void> => {
    asking?.abort();
    const controller = new AbortController();
    asking = controller;
    show({ kind: "asking", day });
    const answer = await askForDay({ online }, { day, now: Date.now(), isExact: true }, controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) {
        show({ kind: "none" });
        throw error;
      }
    });
    if (controller.signal.aborted || !answer) {
      return;
    }
    if (answer.kind === "list") {
      showList(answer);
      await keepList(answer);
    } else {
      showFailure(day, answer);
    }
  };
  const settings = registerSettingsListener((hasChanged) => {
    if (hasChanged("daily") || hasChanged("online.lookUp")) {
      changed.fire();
    }
  });
  return {
    state: () => (isChosen || isDailyOn() ? state : undefined),
    read: () => new Set(loadDailyRecord(globalState).shown),
    onDidChange: changed.event,
    async load() {
      const kept = isDailyOn() && !isChosen ? await loadDailyList(file, log) : undefined;
      // The user may have chosen a day in the meantime, and another window may have kept a newer list.
      if (kept && !isChosen && (state.kind === "none" || (state.kind === "list" && state.list.day < kept.day))) {
        showList(kept);
      }
    },
    async take(list, isOfUser = false) {
      if (isOfUser || !isChosen) {
        isChosen ||= isOfUser;
        asking?.abort();
        showList(list);
      }
      await keepList(list);
    },
    fail(day, failure) {
      if (state.kind === "none") {
        showFailure(day, failure);
      }
    },
    async showDay(day) {
      const known = day === lastDays(Date.now(), 1)[0] ? undefined : days.get(day);
      const about = vscode.l10n.t("Daily papers of {0}", day);
      if (known) {
        isChosen = true;
        asking?.abort();
        showList(known);
      } else if (isDailyOn() || (await mayAsk(sourceName("hugging-face"), about))) {
        isChosen = true;
        await askAndShow(day);
      }
    },
    async markRead(ids) {
      await keepDailyRecord(globalState, withShown(loadDailyRecord(globalState), ids));
      changed.fire();
    },
    dispose() {
      asking?.abort();
      settings.dispose();
      changed.dispose();
    },
  };
}
