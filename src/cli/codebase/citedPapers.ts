import { realpath } from "node:fs/promises";
import path from "node:path";
import { citingLanguageOf } from "../../core/citations/reading/citingFiles";
import { type CitedPlace, withCitations } from "../../core/codebase/citedKeys";
import type { Codebase } from "../../core/codebase/createCodebase";
import type { FoundPlace } from "../../core/codebase/findPlaces";
import { parseLibrary } from "../../core/formats/parseLibrary";
import { aliasKeysOf } from "../../core/formats/records/packedRecords";
import { mergeSources } from "../../core/library/mergeSources";
import { isBibliographyName } from "../../core/mentions/workspaceTexts";
import type { Paper } from "../../core/paper";
import { runToEnd } from "../../core/sliced";
import { createProjectBibliographies } from "../documents/bibliographiesOf";
import { realPathIn } from "../documents/citedText";
import type { Roots } from "../documents/roots";
import { decodeText, readBounded } from "../files";

/** A file that cites keys. */
export interface CitingFile {
  readonly file: string;
  readonly places: readonly FoundPlace[];
  readonly cited: readonly CitedPlace[];
  /** The bibliographies that it names. */
  readonly named: readonly string[];
}

/** The files of a scan that cite keys, and the bibliographies among them. */
export interface CitedPapers {
  /** Takes a file of the scan, with its places that mention papers, its cited keys, and the bibliographies that it names, as written. */
  add(found: CitingFile): void;
  /**
   * Adds the papers that the files cite. A key means the entry in a bibliography that its file or its project names, or the document of which the
   * file is a part, else in the nearest one, else a paper of the library.
   */
  resolveIn(codebase: Codebase, library: readonly Paper[], roots: ReadRoots): Promise<void>;
}

/** The folders and files that may be read beside those of a scan. */
export interface ReadRoots {
  /** The folders whose project files are read. */
  readonly roots: Roots;
  /** `true` if a bibliography outside of them may be read because a document names it. */
  readonly mayLeave: boolean;
}

/** More text of bibliographies is not kept, to bound memory. */
const maxTextLength = 128 * 1024 * 1024;

/** Creates the papers that the files of a scan cite by keys. Papers of bibliographies that the library has, too, are those of the library. */
export function createCitedPapers(): CitedPapers {
  const citing: CitingFile[] = [];
  const found = new Set<string>();
  return {
    add(file) {
      if (isBibliographyName(file.file)) {
        found.add(path.resolve(file.file));
      } else if (file.cited.length > 0) {
        const folder = path.dirname(path.resolve(file.file));
        citing.push({ ...file, named: file.named.map((name) => path.join(folder, name)) });
      }
    },
    async resolveIn(codebase, library, { roots, mayLeave }) {
      if (citing.length === 0) {
        return;
      }
      const files = new Set(found);
      for (const named of new Set(citing.flatMap((one) => one.named))) {
        if (files.has(named) || mayLeave || (await realPathIn(named, roots)) !== undefined) {
          files.add(named);
        }
      }
      const inProjects = await withProjectBibliographies(citing, found, roots);
      const paperOf = createKeys(
        await readBibliographies(new Set([...files, ...inProjects.flatMap(({ inProject }) => inProject)])),
        library,
      );
      for (const file of inProjects) {
        codebase.set(
          file.file,
          withCitations(file.places, file.cited, (citekey) => paperOf(citekey, file)),
        );
      }
    },
  };
}

/** A file that cites keys, and the bibliographies that the files of its project name, or the document of which it is a part. */
interface FileOfProject extends CitingFile {
  readonly inProject: readonly string[];
}

/** A bibliography that the scan has found, too, keeps the path by which it was found. */
async function withProjectBibliographies(
  citing: readonly CitingFile[],
  found: ReadonlySet<string>,
  roots: Roots,
): Promise<readonly FileOfProject[]> {
  const projects = createProjectBibliographies(roots);
  const byRealPath = new Map<string, string>();
  for (const file of found) {
    byRealPath.set(await realpath(file).catch(() => file), file);
  }
  const files: FileOfProject[] = [];
  for (const one of citing) {
    const languageId = citingLanguageOf(path.basename(one.file)) ?? "markdown";
    const document = { file: one.file, languageId };
    const inProject = await projects.of(document);
    const named = one.named.length === 0 && inProject.length === 0 ? await projects.ofPart(document) : inProject;
    files.push({ ...one, inProject: named.map((file) => byRealPath.get(file) ?? file) });
  }
  return files;
}

async function readBibliographies(files: Iterable<string>): Promise<ReadonlyMap<string, readonly Paper[]>> {
  const bibliographies = new Map<string, readonly Paper[]>();
  let length = 0;
  for (const file of files) {
    const bytes = length > maxTextLength ? undefined : await readBounded(file).catch(() => undefined);
    const text = bytes && decodeText(bytes);
    if (text !== undefined) {
      length += text.length;
      bibliographies.set(file, parseLibrary(text, { fileName: path.basename(file) }).papers);
    }
  }
  return bibliographies;
}

/** Returns a function that returns the paper that a key means in a file. */
function createKeys(
  bibliographies: ReadonlyMap<string, readonly Paper[]>,
  library: readonly Paper[],
): (citekey: string, file: FileOfProject) => Paper | undefined {
  const files = [...bibliographies.keys()].sort();
  const merged = runToEnd(mergeSources([library, ...files.map((file) => bibliographies.get(file) ?? [])]));
  const known = new Map(library.map((paper) => [paper.citekey, paper]));
  const byFile = new Map(files.map((file) => [file, new Map<string, Paper>()]));
  for (const paper of merged.papers) {
    for (const { source, index } of merged.origins.get(paper.citekey) ?? []) {
      const file = files[source - 1] ?? "";
      const entry = bibliographies.get(file)?.[index];
      for (const key of entry ? [...aliasKeysOf(entry), entry.citekey] : []) {
        byFile.get(file)?.set(key, known.get(paper.citekey) ?? paper);
      }
    }
  }
  const filesOf = new Map<string, string[]>();
  for (const [file, papers] of byFile) {
    for (const key of papers.keys()) {
      const having = filesOf.get(key) ?? [];
      having.push(file);
      filesOf.set(key, having);
    }
  }
  return (citekey, { file, named, inProject }) => {
    const having = filesOf.get(citekey) ?? [];
    const bibliography = [...named, ...inProject].find((one) => having.includes(one)) ?? nearest(having, path.resolve(file));
    return bibliography === undefined ? known.get(citekey) : byFile.get(bibliography)?.get(citekey);
  };
}

/** Returns the file that is the fewest folders away: up to a folder that both are in, and down again. */
function nearest(files: readonly string[], to: string): string | undefined {
  const others = to.split(path.sep);
  const away = (file: string): number => {
    const folders = file.split(path.sep);
    const first = folders.findIndex((folder, index) => folder !== others[index]);
    return folders.length + others.length - 2 * (first === -1 ? folders.length : first);
  };
  return files.reduce<string | undefined>((best, file) => (best === undefined || away(file) < away(best) ? file : best), undefined);
}
