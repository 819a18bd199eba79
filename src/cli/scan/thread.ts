import { parentPort, workerData } from "node:worker_threads";
import { createLookUp, type MentionLookUp } from "../../core/mentions/createMentionMatcher";
import type { FormKeys } from "../../core/mentions/forms/formKeys";
import { createKeyTable } from "../../core/mentions/forms/keyTable";
import { runToEnd } from "../../core/sliced";
import { createPlaceForFiles, type PlaceForFiles } from "../../disk/readFileInPlace";
import { mentionTask } from "./mentionTask";
import { createPaperQuestions, type PaperExchange } from "./paperExchange";
import { placeTask } from "./placeTask";
import { beginFile, endReading } from "./progress";
import { scanFile } from "./scanFile";
import type { ScannedFile, Task, TaskName, Work } from "./work";

/** Asks a thread to do something. The first message sets it up. */
export type ThreadMessage =
  | {
      readonly kind: "look for";
      readonly task: TaskName;
      readonly keys: FormKeys;
      readonly papers: PaperExchange;
      readonly maxBytes: number;
    }
  | { readonly kind: "enter"; readonly texts: readonly string[] }
  | { readonly kind: "scan"; readonly files: readonly string[] };

/** Answers a "scan". */
export type ThreadAnswer<Result> = readonly ScannedFile<Result>[];

const tasks: Readonly<Record<TaskName, Task<unknown>>> = { mentions: mentionTask, places: placeTask };

/** The memory that this thread shares with the one that started it. */
const progress = workerData as Int32Array;

let work: Work<unknown> | undefined;
let place = createWatchedPlace(0);

parentPort?.on("message", (message: ThreadMessage) => {
  switch (message.kind) {
    case "look for":
      work = tasks[message.task].create(createSharedLookUp(message.keys, message.papers));
      place = createWatchedPlace(message.maxBytes);
      break;
    case "enter":
      work?.enter(message.texts);
      break;
    case "scan":
      parentPort?.postMessage(scanAll(message.files));
  }
});

function scanAll(files: readonly string[]): ThreadAnswer<unknown> {
  return files.flatMap((file, index) => {
    beginFile(progress, index);
    return (work && scanFile(place, file, work)) ?? [];
  });
}

/** Creates a place that says when a file is read. */
function createWatchedPlace(maxBytes: number): PlaceForFiles {
  const inner = createPlaceForFiles(maxBytes);
  return {
    read(path) {
      try {
        return inner.read(path);
      } finally {
        endReading(progress);
      }
    },
  };
}

function createSharedLookUp(keys: FormKeys, papers: PaperExchange): MentionLookUp {
  const nothing: ReadonlySet<string> = new Set();
  return createLookUp({
    keys,
    table: runToEnd(createKeyTable(keys)),
    paperAt: createPaperQuestions(papers),
    muted: nothing,
    shown: nothing,
  });
}
