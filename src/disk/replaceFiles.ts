import { randomBytes } from "node:crypto";
import { access, constants, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { readRegularFile } from "./readRegularFile";

/** A file and its new content. */
export interface Replacement {
  /** The path behind all symbolic links. */
  readonly file: string;
  /** The content that was read, or `undefined` if there was no file. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
}

/** A file was not replaced, and why: a sentence without its subject, such as `"it is read-only"`. */
export class NotReplaced extends Error {
  override readonly name = "NotReplaced";

  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

/**
 * Replaces all files, or none. Each new content is written to a file beside the old one, which it then replaces, so that no reader sees half of it.
 *
 * @throws NotReplaced if a file changed since it was read or may not be written.
 * @throws a Node error if a folder may not be written.
 */
export async function replaceFiles(replacements: readonly Replacement[]): Promise<void> {
  const ready: { readonly one: Replacement; readonly temporary: string }[] = [];
  const done: Replacement[] = [];
  try {
    for (const one of replacements) {
      const mode = await writableMode(one);
      const temporary = path.join(
        path.dirname(one.file),
        `.${path.basename(one.file).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`,
      );
      ready.push({ one, temporary });
      await writeNew(temporary, one.after, mode);
    }
    for (const { one } of ready) {
      await refuseChanged(one);
    }
    for (const { one, temporary } of ready) {
      await rename(temporary, one.file);
      done.push(one);
    }
  } catch (error) {
    await Promise.all(done.map(restore));
    throw error;
  } finally {
    await Promise.all(ready.map(({ temporary }) => rm(temporary, { force: true })));
  }
}

/** Returns the mode of the file, or `undefined` if it does not exist yet. */
async function writableMode({ file, before }: Replacement): Promise<number | undefined> {
  if (before === undefined) {
    return undefined;
  }
  const { mode } = await stat(file);
  const mayWrite = await access(file, constants.W_OK).then(
    () => true,
    () => false,
  );
  // To an administrator, every file is writable; the mode says what its owner meant.
  if (!mayWrite || (mode & 0o222) === 0) {
    throw new NotReplaced(file, "it is read-only");
  }
  return mode & 0o7777;
}

async function writeNew(file: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(file, "wx", mode);
  try {
    await handle.writeFile(bytes);
    if (mode !== undefined) {
      await handle.chmod(mode);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function refuseChanged({ file, before }: Replacement): Promise<void> {
  const now = await readRegularFile(file, { maxBytes: (before?.length ?? 0) + 1 }).catch(() => undefined);
  const isSame = before === undefined ? now === undefined : now !== undefined && Buffer.compare(now, before) === 0;
  if (!isSame) {
    throw new NotReplaced(file, "it changed meanwhile");
  }
}

/** Puts back what a file had. A later step failed, so this one may fail as well; then the reason of the first counts. */
async function restore({ file, before }: Replacement): Promise<void> {
  if (before === undefined) {
    await rm(file, { force: true });
    return;
  }
  const mode = await stat(file).then(
    (found) => found.mode & 0o7777,
    () => undefined,
  );
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  await writeNew(temporary, before, mode)
    .then(() => rename(temporary, file))
    .catch(() => rm(temporary, { force: true }));
}
