import * as vscode from "vscode";
import type { Paper, Problem } from "../../core/paper";
import { checksum } from "../../core/search/bytes";
import { inSlices } from "./slices";

/** What a file was read as, names and all. */
export interface CachedPapers {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
  /** On which line, from 1, a paper begins, by citekey. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Keeps what large files were read as, so that the next start need not read them. */
export interface PapersCache {
  /** What the file was read as when it had this stamp; `undefined` where that is not known, or what was kept is damaged. */
  load(file: vscode.Uri, stamp: string): Promise<CachedPapers | undefined>;
  save(file: vscode.Uri, stamp: string, read: CachedPapers): Promise<void>;
}

export interface PapersCacheOptions {
  readonly folder: vscode.Uri;
  /** Of the extension: another one may read the same file as something else. */
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
}

/** So many papers stand on a line: a few milliseconds' work. */
const papersOnLine = 50;
/** Of more files than this the oldest are removed. */
const mostFiles = 30;
const lineBreak = 10;

/**
 * A cache in this folder, a file for each source: lines of JSON, each behind its checksum. The first tells the version, the source, its stamp and
 * how many papers follow.
 */
export function createPapersCache({ folder, version, log }: PapersCacheOptions): PapersCache {
  const placeFor = (file: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(folder, `${checksum(new TextEncoder().encode(file.toString())).toString(16)}.papers`);
  return {
    async load(file, stamp) {
      const bytes = await vscode.workspace.fs.readFile(placeFor(file)).then((read) => read, () => undefined);
      if (!bytes) {
        return undefined;
      }
      try {
        return await readLines(bytes, { version, file: file.toString(), stamp });
      } catch (error) {
        log.info(`The cache of ${file.toString(true)} is damaged (${String(error)}); the file is read anew.`);
        return undefined;
      }
    },
    async save(file, stamp, read) {
      await vscode.workspace.fs.createDirectory(folder);
      await removeOldest(folder);
      await vscode.workspace.fs.writeFile(placeFor(file), await writeLines(read, { version, file: file.toString(), stamp }));
    },
  };
}

/** What the lines are of. */
interface Subject {
  readonly version: string;
  readonly file: string;
  readonly stamp: string;
}

interface Head extends Subject {
  readonly count: number;
  readonly problems: readonly Problem[];
}

type Row = readonly [paper: Paper, line: number];

async function writeLines({ papers, problems, lines }: CachedPapers, subject: Subject): Promise<Uint8Array> {
  const head: Head = { ...subject, count: papers.length, problems };
  const written = [encodeLine(head)];
  let next = 0;
  await inSlices(() => {
    const rows = papers.slice(next, next + papersOnLine).map((paper): Row => [paper, lines.get(paper.citekey) ?? 0]);
    written.push(encodeLine(rows));
    next += papersOnLine;
    return next < papers.length;
  });
  const bytes = new Uint8Array(written.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const line of written) {
    bytes.set(line, at);
    at += line.length;
  }
  return bytes;
}

function encodeLine(value: unknown): Uint8Array {
  const content = new TextEncoder().encode(JSON.stringify(value));
  const line = new Uint8Array(content.length + 9);
  line.set(new TextEncoder().encode(checksum(content).toString(16).padStart(8, "0")));
  line.set(content, 8);
  line[line.length - 1] = lineBreak;
  return line;
}

/** `undefined` where the cache is of another version or state of the file. @throws where it is damaged. */
async function readLines(bytes: Uint8Array, subject: Subject): Promise<CachedPapers | undefined> {
  const first = decodeLine(bytes, 0);
  const head = first.value as Head;
  if (head.version !== subject.version || head.file !== subject.file || head.stamp !== subject.stamp) {
    return undefined;
  }
  const papers: Paper[] = [];
  const lines = new Map<string, number>();
  let at = first.end;
  await inSlices(() => {
    const { value, end } = decodeLine(bytes, at);
    for (const [paper, line] of value as readonly Row[]) {
      papers.push(paper);
      if (line > 0) {
        lines.set(paper.citekey, line);
      }
    }
    at = end;
    return at < bytes.length;
  });
  if (papers.length !== head.count) {
    throw new Error(`${papers.length} papers in place of ${head.count}`);
  }
  return { papers, problems: head.problems, lines };
}

function decodeLine(bytes: Uint8Array, start: number): { readonly value: unknown; readonly end: number } {
  const end = bytes.indexOf(lineBreak, start);
  // A copy: what VS Code reads may be a Node Buffer, whose slices are views at any offset.
  const content = new Uint8Array(bytes.subarray(start + 8, Math.max(start + 8, end)));
  const expected = new TextDecoder().decode(bytes.subarray(start, start + 8));
  if (end === -1 || checksum(content).toString(16).padStart(8, "0") !== expected) {
    throw new Error("a wrong checksum");
  }
  return { value: JSON.parse(new TextDecoder().decode(content)) as unknown, end: end + 1 };
}

async function removeOldest(folder: vscode.Uri): Promise<void> {
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => vscode.Uri.joinPath(folder, name));
  if (names.length <= mostFiles) {
    return;
  }
  const aged = await Promise.all(names.map(async (uri) => ({ uri, mtime: (await vscode.workspace.fs.stat(uri)).mtime })));
  for (const { uri } of aged.sort((a, b) => a.mtime - b.mtime).slice(0, names.length - mostFiles)) {
    await vscode.workspace.fs.delete(uri);
  }
}
