import type * as vscode from "vscode";
import { createOnline } from "../../network/createOnline";
import { createKeptAnswers, type KeptAnswers } from "../../network/keptAnswers";
import type { Online } from "../../network/online";
import { readSettings } from "../platform/settings";
import { createAnswerStore } from "./answerStore";
import { isInBrowser } from "./askedServices";

/** The door to the network, and what was kept of its answers. */
export type OnlineDoor = Online & Pick<KeptAnswers, "forget">;

/**
 * Creates the door to the network for the editor. It asks nothing by itself, and keeps answers in the folder. It goes through `globalThis.fetch`,
 * which VS Code makes obey its proxy settings, and which a test replaces.
 */
export function createOnlineDoor({ version, folder }: { readonly version: string; readonly folder: vscode.Uri }): OnlineDoor {
  const cache = createKeptAnswers(createAnswerStore(folder), () => Date.now());
  const doors = new Map<string, Online>();
  const door = (): Online => {
    const contact = readSettings()["online.contact"].trim();
    const known = doors.get(contact);
    const online =
      known ??
      createOnline({
        fetch: (url, init) => globalThis.fetch(url, init),
        now: () => Date.now(),
        delay,
        cache,
        version,
        isBrowser: isInBrowser,
        ...(contact === "" ? {} : { contact }),
      });
    doors.set(contact, online);
    return online;
  };
  return {
    lookUp: (id, signal) => door().lookUp(id, signal),
    findByTitle: (title, signal) => door().findByTitle(title, signal),
    ask: (request, parse, signal) => door().ask(request, parse, signal),
    forget: () => cache.forget(),
  };
}

/** Waits, unless the signal is aborted. */
function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
    signal.addEventListener("abort", end);
    if (signal.aborted) {
      end();
    }
  });
}
