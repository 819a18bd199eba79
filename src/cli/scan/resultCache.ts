import { createHash, randomUUID } from "node:crypto";
import { type BigIntStats, lstatSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import process from "node:process";
import { createPlaceForFiles } from "../../disk/readFileInPlace";
import { readRegularFile } from "../../disk/readRegularFile";
import { fileProblem } from "../fileProblem";
import { maxFileBytes } from "../files";

/** Knows what an earlier run found in the files of a folder. */
export interface ResultCache<Result> {
  /**
   * Returns what an unchanged file has (`undefined` if nothing), or `"unknown"` for a new or changed one, which must be `set`. A file is unchanged if its
   * size and times are, or if its content is, which takes a look at the content, but no search in it.
   */
  at(file: string): Result | undefined | "unknown";
  set(file: string, result: Result | undefined): void;
  /**
   * Keeps the files that were asked for or set, for the next run. A cache that is too large is not kept. Returns a sentence for the user if the cache
   * cannot be written, and never rejects: what was found is worth more than the cache.
   */
  save(): Promise<string | undefined>;
}

const megabyte = 1024 * 1024;
const maxCacheBytes = 64 * megabyte;
const maxCaches = 20;

/** A file that changed so shortly before it was read may change again within the same tick of the clock of its file system. */
const unsureMs = 2_000n;

/** Returns the folder of the caches: `~/.cache/citelens` on Linux. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const base = process.platform === "win32" ? env["LOCALAPPDATA"] : env["XDG_CACHE_HOME"];
  return path.join(base !== undefined && path.isAbsolute(base) ? base : path.join(homedir(), ".cache"), "citelens");
}

/** The state is `null` if the file might have changed again without a sign of it. The hash is that of the content. */
type Entry<Result> = readonly [fileState: string | null, result: Result | null, contentHash: string];

/** A file before it was read. The hash is computed if the state cannot say whether the file changes. */
interface Before {
  readonly state: string | undefined;
  readonly hash: string | undefined;
}

/**
 * Loads the cache of what was found under the same conditions: the subject names them all, such as the version and the libraries. A cache that
 * is damaged, or was made under others, counts as empty.
 */
export async function loadResultCache<Result>(
  subject: readonly unknown[],
  folder = cacheFolder(),
  now: () => number = Date.now,
): Promise<ResultCache<Result>> {
  const whole = JSON.stringify(subject);
  const file = path.join(folder, `${hashOf(whole).slice(0, 32)}.json`);
  const known = await readEntries<Result>(file, whole);
  const kept = new Map<string, Entry<Result>>();
  const before = new Map<string, Before>();
  const hashOfFile = createFileHashes();
  let isChanged = false;
  return {
    at(scanned) {
      const state = stateOf(scanned, now());
      const entry = known.get(scanned);
      if (entry && state !== undefined && entry[0] === state) {
        kept.set(scanned, entry);
        return entry[1] ?? undefined;
      }
      isChanged = true;
      const hash = entry || state === undefined ? hashOfFile(scanned) : undefined;
      if (entry && hash !== undefined && entry[2] === hash) {
        kept.set(scanned, [state ?? null, entry[1], hash]);
        return entry[1] ?? undefined;
      }
      before.set(scanned, { state, hash });
      return "unknown";
    },
    set(scanned, result) {
      const was = before.get(scanned);
      const hash = was && hashOfFile(scanned);
      // The result belongs to the hash only if the file is still as it was before it was read.
      const isSame = was?.state === undefined ? was?.hash === hash : stateOf(scanned, now()) === was.state;
      if (was && hash !== undefined && isSame) {
        kept.set(scanned, [was.state ?? null, result ?? null, hash]);
      }
    },
    async save() {
      if (!isChanged && kept.size === known.size) {
        return undefined;
      }
      try {
        await write(file, whole, kept);
        await removeOldest(folder);
        return undefined;
      } catch (error) {
        return `cannot keep what was found in ${folder}: ${fileProblem(error)}`;
      }
    },
  };
}

/** Returns a function that returns the hash of a file's content, or `undefined` if the file cannot be read. */
function createFileHashes(): (file: string) => string | undefined {
  const place = createPlaceForFiles(maxFileBytes);
  return (file) => {
    try {
      return createHash("sha256").update(place.read(file)).digest("base64url").slice(0, contentHashLength);
    } catch {
      return undefined;
    }
  };
}

/** Returns what changes when a file does: its size, both times, and its number on the disk. `undefined` if it may be changing now. */
function stateOf(file: string, now: number): string | undefined {
  let found: BigIntStats;
  try {
    found = lstatSync(file, { bigint: true });
  } catch {
    return undefined;
  }
  const latest = found.mtimeMs > found.ctimeMs ? found.mtimeMs : found.ctimeMs;
  return BigInt(now) - latest < unsureMs ? undefined : [found.size, found.mtimeNs, found.ctimeNs, found.ino].join(" ");
}

async function readEntries<Result>(file: string, subject: string): Promise<ReadonlyMap<string, Entry<Result>>> {
  try {
    const text = Buffer.from(await readRegularFile(file, { maxBytes: maxCacheBytes })).toString("utf8");
    const [sum, body] = [text.slice(0, sumLength), text.slice(sumLength + 1)];
    if (hashOf(body) !== sum) {
      return new Map();
    }
    // The checksum says that this program wrote it.
    const [madeFor, entries] = JSON.parse(body) as readonly [string, readonly (readonly [string, Entry<Result>])[]];
    return madeFor === subject ? new Map(entries) : new Map();
  } catch {
    return new Map();
  }
}

/** Writes the cache beside its place and moves it there, so that another run never reads a half one. */
async function write<Result>(file: string, subject: string, entries: ReadonlyMap<string, Entry<Result>>): Promise<void> {
  const body = JSON.stringify([subject, [...entries]]);
  if (Buffer.byteLength(body) + sumLength + 1 > maxCacheBytes) {
    await rm(file, { force: true });
    return;
  }
  // Two processes in containers may have one number, and one process may scan twice at a time.
  const beside = `${file}.${process.pid}-${randomUUID()}`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(beside, `${hashOf(body)}\n${body}`, { mode: 0o600 });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{32}\.json/.test(name));
  const times = await Promise.all(
    names.map((name) =>
      stat(path.join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  const byAge = names.map((name, index) => ({ name, time: times[index] ?? 0 })).sort((a, b) => b.time - a.time);
  await Promise.all(byAge.slice(maxCaches).map(({ name }) => rm(path.join(folder, name), { force: true })));
}

const sumLength = 64;

/** A hash has so many characters of six bits each, so that no two contents share one by chance. */
const contentHashLength = 27;

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
