import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { disk } from "#disk";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import type { Paper } from "../../../src/core/paper";
import { addToImportedLibrary, changeGivenNames, readImportedLibrary } from "../../../src/vscode/library/importedLibrary";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";

/** A thing that a window does. Two operations of a `race` run at once. */
export type Operation =
  | { readonly kind: "import"; readonly window: number; readonly papers: readonly number[] }
  | { readonly kind: "name" | "unname"; readonly window: number; readonly paper: number; readonly name: string }
  | { readonly kind: "undo"; readonly window: number }
  | { readonly kind: "export"; readonly window: number }
  | { readonly kind: "restart"; readonly window: number }
  | { readonly kind: "crash"; readonly window: number; readonly papers: readonly number[]; readonly at: "writing" | "renaming" }
  | { readonly kind: "race"; readonly one: Simple; readonly other: Simple };
type Simple = Extract<Operation, { readonly kind: "import" | "name" | "unname" }>;

const [windowCount, paperCount] = [3, 12] as const;
const names = ["Lark", "Wren", "Finch"] as const;

/** Returns a random sequence of operations of three windows, the same for the same seed. */
export function randomOperations(seed: number): readonly Operation[] {
  const random = createRandom(seed);
  const window = (): number => randomBelow(random, windowCount);
  const papers = (): readonly number[] => Array.from({ length: 1 + randomBelow(random, 4) }, () => randomBelow(random, paperCount));
  const named = (kind: "name" | "unname", of = window()): Simple => ({
    ...{ kind, window: of, paper: randomBelow(random, paperCount), name: randomOf(random, names) },
  });
  const simple = (of = window()): Simple =>
    random() < 0.5 ? { kind: "import", window: of, papers: papers() } : named(random() < 0.7 ? "name" : "unname", of);
  const one = (): Operation => {
    const chance = random();
    if (chance < 0.55) {
      return simple();
    }
    if (chance < 0.7) {
      return { kind: "undo", window: window() };
    }
    if (chance < 0.78) {
      return { kind: "export", window: window() };
    }
    if (chance < 0.86) {
      return { kind: "restart", window: window() };
    }
    const first = window();
    return chance < 0.9
      ? { kind: "crash", window: first, papers: papers(), at: random() < 0.5 ? "writing" : "renaming" }
      : { kind: "race", one: simple(first), other: simple((first + 1) % windowCount) };
  };
  return Array.from({ length: 3 + randomBelow(random, 8) }, one);
}

const allPapers = parseLibrary(
  Array.from(
    { length: paperCount },
    (_, index) => `@misc{k${index}, title={A Study of Kind ${index}}, author={Writer${index}, Ann}, note={note ${index}}}`,
  ).join("\n"),
  { fileName: "a.bib" },
).papers;

/** The plain model: the names that the library gives to each of its papers. */
type Model = ReadonlyMap<number, readonly string[]>;

interface Window {
  known: readonly Paper[];
  undo: (() => Promise<void>) | undefined;
  /** The change that `undo` takes back: each paper before and after it. */
  change: { readonly before: Model; readonly after: Model } | undefined;
}

const isSame = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function applied(model: Model, operation: Simple): Model {
  const next = new Map(model);
  if (operation.kind === "import") {
    for (const paper of operation.papers) {
      next.set(paper, model.get(paper) ?? []);
    }
  } else {
    const rest = (model.get(operation.paper) ?? []).filter((name) => name !== operation.name);
    next.set(operation.paper, operation.kind === "name" ? [...rest, operation.name] : rest);
  }
  return next;
}

/** Puts each paper back as it was before a change, unless it has changed since. */
function undone(model: Model, { before, after }: NonNullable<Window["change"]>): Model {
  const next = new Map<number, readonly string[]>();
  for (const [paper, given] of model) {
    const old = before.get(paper);
    if (!isSame(given, after.get(paper))) {
      next.set(paper, given);
    } else if (old) {
      next.set(paper, old);
    }
  }
  return next;
}

/** Runs operations on a folder, and compares the file with the model after each. Removes the folder if all is well. @throws at a difference. */
export async function runAgainstModel(folder: string, operations: readonly Operation[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = vscode.Uri.file(path.join(folder, "library.json"));
  const windows = Array.from({ length: windowCount }, (): Window => ({ known: [], undo: undefined, change: undefined }));
  let model: Model = new Map();
  const windowOf = (index: number): Window => windows[index] ?? assert.fail();
  const run = async (operation: Simple): Promise<void> => {
    const window = windowOf(operation.window);
    const done = await change(file, window.known, operation);
    window.known = done.papers;
    window.undo = done.undo;
  };
  for (const operation of operations) {
    switch (operation.kind) {
      case "import":
      case "name":
      case "unname": {
        const before = model;
        model = applied(model, operation);
        await run(operation);
        windowOf(operation.window).change = { before, after: model };
        break;
      }
      case "race": {
        const both = [applied(applied(model, operation.one), operation.other), applied(applied(model, operation.other), operation.one)];
        await Promise.all([run(operation.one), run(operation.other)]);
        const found = await modelIn(file);
        model = both.find((possible) => difference(possible, found) === undefined) ?? both[0] ?? model;
        for (const { window } of [operation.one, operation.other]) {
          Object.assign(windowOf(window), { undo: undefined, change: undefined });
        }
        break;
      }
      case "undo": {
        const window = windowOf(operation.window);
        if (window.undo && window.change) {
          model = undone(model, window.change);
          await window.undo();
        }
        Object.assign(window, { undo: undefined, change: undefined });
        break;
      }
      case "export":
        windowOf(operation.window).known = parseLibrary((await readImportedLibrary(file)) ?? "[]", { fileName: "library.json" }).papers;
        break;
      case "restart":
        Object.assign(windowOf(operation.window), { known: [], undo: undefined, change: undefined });
        break;
      case "crash":
        await crash(file, operation.at, () => run({ kind: "import", window: operation.window, papers: operation.papers }));
        Object.assign(windowOf(operation.window), { known: [], undo: undefined, change: undefined });
        break;
    }
    const wrong = difference(model, await modelIn(file));
    assert.equal(wrong, undefined, `after ${JSON.stringify(operation)}: ${wrong ?? ""}`);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes("broken")),
      [],
      "nothing was unreadable",
    );
  }
  rmSync(folder, { recursive: true });
}

async function change(
  file: vscode.Uri,
  known: readonly Paper[],
  operation: Simple,
): Promise<{ readonly papers: readonly Paper[]; undo(): Promise<void> }> {
  if (operation.kind === "import") {
    const imported = [operation.papers.map((index) => allPapers[index] ?? assert.fail())];
    return (await addToImportedLibrary(file, known, { imported, isUnwanted: () => false })) ?? assert.fail();
  }
  const { name, kind } = operation;
  return changeGivenNames(file, known, {
    paper: allPapers[operation.paper] ?? assert.fail(),
    change: (given) => [...given.filter((one) => one.name !== name), ...(kind === "name" ? [{ name }] : [])],
  });
}

/** Takes the name of a new file instead of putting the file in the place of the old one, whose name is the key. */
const killed = new Map<string, (aside: string) => void>();

/**
 * Has processes end in {@link crash}. Returns a function that ends this, and the timers of these processes, once their folders are gone.
 */
function watchReplacing(): () => void {
  const local = disk ?? assert.fail("there is no disk");
  const { replace } = local;
  const endings: (() => void)[] = [];
  local.replace = (file, by) => {
    const die = killed.get(file);
    die?.(by);
    return die
      ? new Promise((_, reject) => {
          endings.push(() => {
            reject(new Error("The process was killed."));
          });
        })
      : replace(file, by);
  };
  return () => {
    local.replace = replace;
    for (const end of endings) {
      end();
    }
  };
}

/**
 * Starts work and ends it as a killed process would: before its file takes the place of the old one, or while that file is written. The lock of
 * the process stays, and is old when the next one looks. It gets another mark, because the process, which only stands still, would renew its own.
 */
async function crash(file: vscode.Uri, at: "writing" | "renaming", work: () => Promise<unknown>): Promise<void> {
  const aside = await new Promise<string>((resolve) => {
    killed.set(file.fsPath, resolve);
    work().catch(() => undefined);
  });
  killed.delete(file.fsPath);
  if (at === "writing") {
    const written = readFileSync(aside);
    writeFileSync(aside, written.subarray(0, written.length / 2));
  }
  const lock = `${file.fsPath}.lock`;
  assert.ok(existsSync(lock));
  writeFileSync(lock, "killed");
  utimesSync(lock, 1, 1);
}

async function modelIn(file: vscode.Uri): Promise<readonly Paper[]> {
  const text = (await readImportedLibrary(file)) ?? "[]";
  const { papers, problems } = parseLibrary(text, { fileName: "library.json" });
  assert.deepEqual(problems, []);
  return papers;
}

/** Returns what differs between the model and the papers in the file: a paper lost, doubled, or changed. */
function difference(model: Model, papers: readonly Paper[]): string | undefined {
  const expected = [...model].map(([paper, given]) => [`A Study of Kind ${paper}`, `note ${paper}`, [...given].sort()]);
  const found = papers.map(({ title, names: given = [], records = [] }) => [
    title,
    /note \d+/.exec(records.join())?.[0],
    given.map(({ name }) => name).sort(),
  ]);
  const [one, other] = [expected, found].map((list) =>
    list
      .map((row) => JSON.stringify(row))
      .sort()
      .join("\n"),
  );
  return one === other ? undefined : `expected\n${one ?? ""}\nbut found\n${other ?? ""}`;
}

/** Returns the shortest sequence that still fails, by leaving out one operation after the other. */
export async function shrunk(folder: string, operations: readonly Operation[]): Promise<readonly Operation[]> {
  let rest = operations;
  for (let at = rest.length - 1; at >= 0; at--) {
    const fewer = rest.filter((_, index) => index !== at);
    const part = path.join(folder, `shrink-${rest.length}-${at}`);
    const fails = await runAgainstModel(part, fewer).then(
      () => false,
      () => true,
    );
    rest = fails ? fewer : rest;
  }
  return rest;
}

/** Waiting for locks takes most of the time. */
const sequencesAtOnce = 16;

/** Runs so many random sequences, and reports the first that fails, with its seed and made as short as possible. @throws if one fails. */
export async function checkSequences(folder: string, seed: number, count: number): Promise<void> {
  const stopWatching = watchReplacing();
  let next = seed;
  const worker = async (): Promise<void> => {
    while (next < seed + count) {
      const current = next++;
      await checkSequence(folder, current).catch((error: unknown) => {
        next = seed + count;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: sequencesAtOnce }, worker));
  stopWatching();
  for (const { reason } of ended.filter((one) => one.status === "rejected")) {
    throw reason;
  }
}

async function checkSequence(folder: string, seed: number): Promise<void> {
  const operations = randomOperations(seed);
  const failure = await runAgainstModel(path.join(folder, String(seed)), operations).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (failure !== undefined) {
    const short = await shrunk(path.join(folder, `shrinking-${seed}`), operations);
    const text = short.map((operation) => JSON.stringify(operation)).join("\n");
    assert.fail(`CITELENS_SEED=${seed}: ${failure}\nThe shortest sequence that fails:\n${text}`);
  }
}
