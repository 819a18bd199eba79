import { parentPort } from "node:worker_threads";
import { createLookUp } from "../../core/mentions/createMentionMatcher";
import type { FormKeys } from "../../core/mentions/forms/formKeys";
import { createKeyTable } from "../../core/mentions/forms/keyTable";
import { runToEnd } from "../../core/sliced";
import { createPlaceForFiles } from "../../disk/readFileInPlace";
import { createMentionWork } from "./mentionWork";
import { createPaperQuestions, type PaperExchange } from "./paperExchange";
import { scanFile } from "./scanFile";
import type { FoundMention, ScannedFile, Work } from "./work";

/** Asks a thread to do something. The first message sets it up. */
export type ThreadMessage =
  | { readonly kind: "look for"; readonly keys: FormKeys; readonly papers: PaperExchange; readonly maxBytes: number }
  | { readonly kind: "enter"; readonly texts: readonly string[] }
  | { readonly kind: "scan"; readonly files: readonly string[] };

/** Answers a "scan". */
export type ThreadAnswer = readonly ScannedFile<readonly FoundMention[]>[];

let work: Work<readonly string[], readonly FoundMention[]> | undefined;
let place = createPlaceForFiles(0);

parentPort?.on("message", (message: ThreadMessage) => {
  switch (message.kind) {
    case "look for":
      work = createMentionWork(createSharedLookUp(message.keys, message.papers));
      place = createPlaceForFiles(message.maxBytes);
      break;
    case "enter":
      work?.enter(message.texts);
      break;
    case "scan":
      parentPort?.postMessage(scanAll(message.files));
  }
});

function scanAll(files: readonly string[]): ThreadAnswer {
  return files.flatMap((file) => (work && scanFile(place, file, work)) ?? []);
}

function createSharedLookUp(keys: FormKeys, papers: PaperExchange) {
  const nothing: ReadonlySet<string> = new Set();
  return createLookUp({
    keys,
    table: runToEnd(createKeyTable(keys)),
    paperAt: createPaperQuestions(papers),
    muted: nothing,
    shown: nothing,
  });
}
