import * as vscode from "vscode";
import { bibliographyKeysInSlices } from "../../core/formats/bibliographyKeys";
import { aliasKeysOf } from "../../core/formats/records/packedRecords";
import type { Paper } from "../../core/paper";
import { createdBibliographies } from "../citing/recordingTarget";
import { bibliographiesOfDocument } from "../documents/documentBibliographies";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { stampOf, statUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { onceIn } from "../platform/log";
import { openDocument } from "../platform/openDocument";
import { fileName, readText } from "../platform/readText";
import { runSliced } from "../platform/slices";
import { createTextPositions } from "../platform/textPositions";
import type { Bibliographies, BibliographyFile, Services } from "../services/services";

interface CachedReading {
  /** The version of the open document, or the stamp of the file (see `stampOf`). */
  readonly stamp: string | undefined;
  readonly reading: Promise<BibliographyFile | undefined>;
}

/** Creates the bibliographies. A file is read when it is asked for. */
export function createBibliographies({
  current,
  personal,
  latexRoots,
  workspaceState,
  log,
}: Pick<Services, "current" | "personal" | "latexRoots" | "workspaceState"> & Partial<Pick<Services, "log">>): Bibliographies {
  const cache = new Map<string, CachedReading>();
  const read = async (uri: vscode.Uri): Promise<BibliographyFile | undefined> => {
    const address = uri.toString();
    for (;;) {
      const document = openDocument(uri);
      const stat = document ? undefined : await orUndefined(statUri(uri));
      if (!document && !stat) {
        return undefined;
      }
      // Without a stamp, nothing shows whether the file has changed, so it is read each time.
      const stamp = document ? versionStamp(document) : stampOf(stat);
      const cached = cache.get(address);
      const reading = cached && stamp !== undefined && cached.stamp === stamp ? cached.reading : readFile(uri, document);
      cache.set(address, { stamp, reading });
      const file = await reading;
      if (!file) {
        cache.delete(address);
      }
      // An edit during the reading has moved the keys after it, so the document is read again.
      if (!document || document.isClosed || versionStamp(document) === stamp) {
        return file;
      }
    }
  };
  return {
    read,
    async of(document) {
      const named = await bibliographiesOfDocument(document, latexRoots, log && onceIn(log));
      const uris = named.length > 0 ? named : createdBibliographies(document, workspaceState);
      const found = await Promise.all(uris.map(read));
      return {
        files: found.filter((file) => file !== undefined),
        missing: uris.filter((_uri, index) => found[index] === undefined),
        isNamed: named.length > 0,
      };
    },
    paperOf(citekey, files) {
      const addresses = files.map(String);
      const merged = current.library().byCitekey(citekey);
      const isInFiles =
        merged && personal.placesOf(citekey).some((place) => place.citekey === citekey && addresses.includes(place.uri.toString()));
      if (isInFiles) {
        return merged;
      }
      const sources = personal.sources().filter(({ uri }) => addresses.includes(uri.toString()));
      const paper = sources.map((source) => papersByCitekey(source.papers()).get(citekey)).find((one) => one !== undefined);
      return paper && (samePaperInLibrary(current, paper) ?? paper);
    },
    recordedKey(paper, files) {
      const addresses = files.map(String);
      return personal.placesOf(paper.citekey).find(({ uri }) => addresses.includes(uri.toString()))?.citekey;
    },
  };
}

const citekeyMaps = new WeakMap<readonly Paper[], ReadonlyMap<string, Paper>>();

function papersByCitekey(papers: readonly Paper[]): ReadonlyMap<string, Paper> {
  const map =
    citekeyMaps.get(papers) ??
    new Map([
      ...papers.flatMap((paper) => aliasKeysOf(paper).map((alias) => [alias, paper] as const)),
      ...papers.map((paper) => [paper.citekey, paper] as const),
    ]);
  citekeyMaps.set(papers, map);
  return map;
}

/** Returns the library's version of a paper, which may have another citekey there. */
function samePaperInLibrary(current: PaperLookUps, { arxiv, doi }: Paper): Paper | undefined {
  const library = current.library();
  return (arxiv === undefined ? undefined : library.byArxiv(arxiv)) ?? (doi === undefined ? undefined : library.byDoi(doi));
}

async function readFile(uri: vscode.Uri, document: vscode.TextDocument | undefined): Promise<BibliographyFile | undefined> {
  const text = document?.getText() ?? (await orUndefined(readText(uri, { namedBy: "workspace" })));
  return text === undefined ? undefined : runSliced(parseFile(uri, text));
}

function* parseFile(uri: vscode.Uri, text: string): Generator<undefined, BibliographyFile> {
  const positionAt = yield* createTextPositions(text);
  const keys = yield* bibliographyKeysInSlices(text, fileName(uri));
  return {
    uri,
    keys,
    citekeys: new Set([...keys.entries, ...keys.others].map(({ citekey }) => citekey)),
    rangeOf: ({ start, end }) => new vscode.Range(positionAt(start), positionAt(end)),
  };
}

function versionStamp({ version }: vscode.TextDocument): string {
  return `version ${version}`;
}
