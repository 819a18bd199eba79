import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A lock that is older belongs to a process that ended: its owner renews it more often. */
const staleAfterMs = 20_000;
const renewedEveryMs = 5_000;
const waitMs = 40;
const defaultTimeoutMs = 60_000;

/**
 * Does work while no other process does work with the same lock file, which is created for that and removed afterwards. Takes over a lock whose
 * process ended without removing it.
 *
 * @throws if another process holds the lock for longer than the timeout, or if the work throws.
 */
export async function withLock<Result>(lock: string, work: () => Promise<Result>, timeoutMs = defaultTimeoutMs): Promise<Result> {
  await mkdir(path.dirname(lock), { recursive: true });
  const mark = randomBytes(8).toString("hex");
  const start = Date.now();
  while (!(await take(lock, mark))) {
    if (Date.now() - start > timeoutMs) {
      throw new Error(`Another window writes the same file. If no other window is open, delete ${lock}.`);
    }
    await removeStale(lock);
    await pause(waitMs + Math.random() * waitMs);
  }
  const renewal = setInterval(() => {
    void renew(lock, mark);
  }, renewedEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    if ((await readMark(lock)) === mark) {
      await rm(lock, { force: true });
    }
  }
}

/** Creates the lock, in one step that fails if there is one. */
async function take(lock: string, mark: string): Promise<boolean> {
  try {
    const file = await open(lock, "wx");
    await file.writeFile(mark).finally(() => file.close());
    return true;
  } catch (error) {
    // Windows answers EPERM while another process removes the file.
    if (isCode(error, "EEXIST") || isCode(error, "EPERM") || isCode(error, "EBUSY")) {
      return false;
    }
    throw error;
  }
}

/** Moves an old lock away before it is removed, so that of several processes only one removes it, and none a new one. */
async function removeStale(lock: string): Promise<void> {
  const found = await stat(lock).catch(() => undefined);
  if (!found || Date.now() - found.mtimeMs < staleAfterMs) {
    return;
  }
  const aside = `${lock}.${randomBytes(8).toString("hex")}`;
  const isMoved = await rename(lock, aside).then(
    () => true,
    () => false,
  );
  const moved = isMoved ? await stat(aside).catch(() => undefined) : undefined;
  if (moved && moved.mtimeMs > found.mtimeMs) {
    // Another process had removed the old lock and taken a new one meanwhile. Puts that back.
    await rename(aside, lock).catch(() => undefined);
  } else if (isMoved) {
    await unlink(aside).catch(() => undefined);
  }
}

async function renew(lock: string, mark: string): Promise<void> {
  if ((await readMark(lock)) === mark) {
    const file = await open(lock, "r+").catch(() => undefined);
    await file?.utimes(new Date(), new Date()).catch(() => undefined);
    await file?.close();
  }
}

function readMark(lock: string): Promise<string> {
  return readFile(lock, "utf8").catch(() => "");
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
