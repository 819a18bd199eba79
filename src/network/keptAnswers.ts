import { fnvPrime, hashText, secondFactor } from "../core/hash";
import { fieldOf, isRecord } from "../core/record";
import type { SourceResponse } from "../core/sources/source";
import { type AnswerCache, type CachedAnswer, createMemoryCache } from "./answerCache";

/** A file of the store: its name, its length, and when it was written, in milliseconds since 1970. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  readonly writtenAt: number;
}

/** A folder with small files that outlives the program. Other windows use it at the same time. Each method may reject. */
export interface AnswerStore {
  list(): Promise<readonly StoredFile[]>;
  /** Returns `undefined` if there is no such file. */
  read(name: string): Promise<string | undefined>;
  /** Writes the file as a whole, so that nobody reads a part of it. */
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A cache that can be emptied. */
export interface KeptAnswers extends AnswerCache {
  /** Deletes everything that was kept, and returns how many answers that were. */
  forget(): Promise<number>;
}

interface Bounds {
  readonly maxAnswers: number;
  readonly maxBytes: number;
  /** A longer answer is kept only in memory, in UTF-16 code units. */
  readonly maxChars: number;
  readonly maxAgeMs: number;
  /** The store is tidied after so many writes, and at the first. */
  readonly writesPerTidying: number;
}

const usualBounds: Bounds = {
  maxAnswers: 500,
  maxBytes: 10_000_000,
  maxChars: 500_000,
  maxAgeMs: 7 * 24 * 3_600_000,
  writesPerTidying: 20,
};

/**
 * Creates a cache that keeps each answer in a file of its own, so that windows do not overwrite what others keep, and a damaged file costs one
 * answer. The oldest files are deleted if there are too many. Answers that were read or written stay in memory.
 */
export function createKeptAnswers(store: AnswerStore, now: () => number, given: Partial<Bounds> = {}): KeptAnswers {
  const bounds = { ...usualBounds, ...given };
  let memory = createMemoryCache();
  let writes = 0;
  return {
    async get(key) {
      const inMemory = await memory.get(key);
      if (inMemory) {
        return inMemory;
      }
      const answer = parseKept((await store.read(fileOf(key))) ?? "", key);
      await (answer && memory.set(key, answer));
      return answer;
    },
    async set(key, answer) {
      await memory.set(key, answer);
      if (answer.response.text.length > bounds.maxChars) {
        return;
      }
      await store.write(fileOf(key), formatKept(key, answer));
      if (writes++ % bounds.writesPerTidying === 0) {
        await tidy(store, now(), bounds);
      }
    },
    async forget() {
      memory = createMemoryCache();
      const files = (await store.list()).filter(isOurs);
      await Promise.all(files.map(({ name }) => store.remove(name)));
      return files.length;
    },
  };
}

/**
 * Deletes what is too old, and the oldest of what is too much. Another window may delete the same meanwhile. A file of a time to come was written when
 * the clock was wrong. It is as old as that time is far, or it would outlive all others.
 */
async function tidy(store: AnswerStore, now: number, { maxAnswers, maxBytes, maxAgeMs }: Bounds): Promise<void> {
  const ageOf = ({ writtenAt }: StoredFile): number => Math.abs(now - writtenAt);
  const files = (await store.list()).filter(isOurs).sort((a, b) => ageOf(a) - ageOf(b));
  let bytes = 0;
  const unwanted = files.filter((file, index) => {
    bytes += file.bytes;
    return index >= maxAnswers || bytes > maxBytes || ageOf(file) > maxAgeMs;
  });
  await Promise.all(unwanted.map(({ name }) => store.remove(name)));
}

/** A file that is being written has another ending. If the window was closed meanwhile, it stays. */
function isOurs({ name }: StoredFile): boolean {
  return /^[\da-f]{16}\.json(?:\.\d{1,20}-[\da-f]{1,40}\.part)?$/.test(name);
}

function fileOf(key: string): string {
  const halves = [hashText(0, key, fnvPrime), hashText(1, key, secondFactor)];
  return `${halves.map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("")}.json`;
}

function formatKept(key: string, answer: CachedAnswer): string {
  return `${JSON.stringify({ key, ...answer })}\n`;
}

/** Returns the answer in a file, or `undefined` if the file is damaged, or has the answer to another question. */
function parseKept(text: string, key: string): CachedAnswer | undefined {
  const kept = parseJson(text);
  const at = fieldOf(kept, "at");
  const response = fieldOf(kept, "response");
  return fieldOf(kept, "key") === key && typeof at === "number" && isResponse(response) ? { at, response } : undefined;
}

function isResponse(value: unknown): value is SourceResponse {
  return (
    isRecord(value) && typeof value["status"] === "number" && typeof value["contentType"] === "string" && typeof value["text"] === "string"
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
