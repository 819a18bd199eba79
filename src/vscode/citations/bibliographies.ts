import * as vscode from "vscode";
import { type BibliographyKeys, bibliographyKeysIn } from "../../core/bibliography/bibliographyKeys";
import type { Paper } from "../../core/paper";
import type { CurrentLibrary } from "../currentLibrary";
import { statUri } from "../disk/readUri";
import type { PersonalLibrary } from "../library/personalLibrary";
import { fileName, readText } from "../library/readText";
import { bibliographiesFor } from "../recordCitation";
import { createTextPositions } from "./textPositions";

/** A file of papers with the keys in it, as its editor has it, else as it is on disk. */
export interface Bibliography {
  readonly uri: vscode.Uri;
  readonly keys: BibliographyKeys;
  rangeOf(place: { readonly start: number; readonly end: number }): vscode.Range;
}

/** The bibliographies of one document. */
export interface DocumentBibliography {
  readonly files: readonly Bibliography[];
  /** Those that are named and cannot be read. */
  readonly missing: readonly vscode.Uri[];
  /** All keys by which something in them can be cited. */
  readonly citekeys: ReadonlySet<string>;
}

/** Reads bibliographies, each again only when it has changed. */
export interface Bibliographies {
  /** Of a document: what it names, else what was made for its workspace. */
  of(document: vscode.TextDocument): Promise<DocumentBibliography>;
  /** One file; `undefined` where it cannot be read. */
  read(uri: vscode.Uri): Promise<Bibliography | undefined>;
  /** The paper of an entry, with all that the library knows of it. */
  paperOf(citekey: string, files: readonly vscode.Uri[]): Paper | undefined;
  /** The key under which one of the files has a paper of the library. */
  recordedKey(paper: Paper, files: readonly vscode.Uri[]): string | undefined;
}

interface Known {
  readonly stamp: string;
  readonly bibliography: Bibliography;
}

export interface BibliographySources {
  readonly current: CurrentLibrary;
  readonly personal: Pick<PersonalLibrary, "placesOf" | "sources">;
  readonly workspaceState: vscode.Memento;
}

/** Nothing is read before it is asked for. */
export function createBibliographies({ current, personal, workspaceState }: BibliographySources): Bibliographies {
  const known = new Map<string, Known>();
  const read = async (uri: vscode.Uri): Promise<Bibliography | undefined> => {
    const address = uri.toString();
    const document = openDocument(uri);
    const stamp = document ? `version ${document.version}` : await stampOf(uri);
    const earlier = known.get(address);
    if (stamp === undefined || earlier?.stamp === stamp) {
      return stamp === undefined ? undefined : earlier?.bibliography;
    }
    const text = document?.getText() ?? (await readText(uri).then((found) => found, () => undefined));
    if (text === undefined) {
      return undefined;
    }
    const bibliography = bibliographyOf(uri, text);
    known.set(address, { stamp, bibliography });
    return bibliography;
  };
  return {
    read,
    async of(document) {
      const uris = await bibliographiesFor(document, workspaceState);
      const found = await Promise.all(uris.map(read));
      const files = found.filter((file) => file !== undefined);
      const citekeys = new Set(files.flatMap(({ keys }) => [...keys.entries, ...keys.others].map(({ citekey }) => citekey)));
      return { files, missing: uris.filter((_uri, index) => found[index] === undefined), citekeys };
    },
    paperOf(citekey, files) {
      const addresses = files.map(String);
      const merged = current.library().byCitekey(citekey);
      const isThere = merged && personal.placesOf(citekey).some((place) => place.citekey === citekey && addresses.includes(place.uri.toString()));
      if (isThere) {
        return merged;
      }
      const own = personal.sources().filter(({ uri }) => addresses.includes(uri.toString()));
      const paper = own.map((source) => byCitekey(source.papers()).get(citekey)).find((one) => one !== undefined);
      return paper && (sameInLibrary(current, paper) ?? paper);
    },
    recordedKey(paper, files) {
      const addresses = files.map(String);
      return personal.placesOf(paper.citekey).find(({ uri }) => addresses.includes(uri.toString()))?.citekey;
    },
  };
}

const papersByCitekey = new WeakMap<readonly Paper[], ReadonlyMap<string, Paper>>();

function byCitekey(papers: readonly Paper[]): ReadonlyMap<string, Paper> {
  const made = papersByCitekey.get(papers) ?? new Map(papers.map((paper) => [paper.citekey, paper]));
  papersByCitekey.set(papers, made);
  return made;
}

/** The library's own of a paper, which may stand there under another key. */
function sameInLibrary(current: CurrentLibrary, { arxiv, doi }: Paper): Paper | undefined {
  const library = current.library();
  return (arxiv === undefined ? undefined : library.byArxiv(arxiv)) ?? (doi === undefined ? undefined : library.byDoi(doi));
}

function bibliographyOf(uri: vscode.Uri, text: string): Bibliography {
  const positionAt = createTextPositions(text);
  return {
    uri,
    keys: bibliographyKeysIn(text, fileName(uri)),
    rangeOf: ({ start, end }) => new vscode.Range(positionAt(start), positionAt(end)),
  };
}

/** The document of a file that is open, with what is not saved of it. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === address);
}

async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  const stat = await statUri(uri).then((found) => found, () => undefined);
  return stat && `${stat.mtime}:${stat.size}`;
}
