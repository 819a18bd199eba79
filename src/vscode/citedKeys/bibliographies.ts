import * as vscode from "vscode";
import { bibliographyKeysInSlices } from "../../core/formats/bibliographyKeys";
import type { Paper } from "../../core/paper";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { stampOf, statUri } from "../platform/disk/readUri";
import { bibliographiesOfDocument } from "../documents/documentBibliographies";
import { openDocument } from "../platform/openDocument";
import { fileName, readText } from "../platform/readText";
import { runSliced } from "../platform/slices";
import { madeBibliographies } from "../citing/recordCitation";
import type { Bibliographies, BibliographyFile, Services } from "../services/services";
import { createTextPositions } from "../platform/textPositions";

interface KnownBibliography {
  /** See `stampOf`. */
  readonly stamp: string | undefined;
  readonly reading: Promise<BibliographyFile | undefined>;
}

/** Nothing is read before it is asked for. */
export function createBibliographies({
  current,
  personal,
  latexRoots,
  workspaceState,
}: Pick<Services, "current" | "personal" | "latexRoots" | "workspaceState">): Bibliographies {
  const known = new Map<string, KnownBibliography>();
  const read = async (uri: vscode.Uri): Promise<BibliographyFile | undefined> => {
    const address = uri.toString();
    for (;;) {
      const document = openDocument(uri);
      const stat = document ? undefined : await statOf(uri);
      if (!document && !stat) {
        return undefined;
      }
      // Without a stamp each state of the file may be another one.
      const stamp = document ? versionOf(document) : stampOf(stat);
      const earlier = known.get(address);
      const reading = earlier && stamp !== undefined && earlier.stamp === stamp ? earlier.reading : readAnew(uri, document);
      known.set(address, { stamp, reading });
      const bibliography = await reading;
      if (!bibliography) {
        known.delete(address);
      }
      // What was typed meanwhile has moved what stands behind it.
      if (!document || document.isClosed || versionOf(document) === stamp) {
        return bibliography;
      }
    }
  };
  return {
    read,
    async of(document) {
      const named = await bibliographiesOfDocument(document, latexRoots);
      const uris = named.length > 0 ? named : madeBibliographies(document, workspaceState);
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
      const isThere =
        merged && personal.placesOf(citekey).some((place) => place.citekey === citekey && addresses.includes(place.uri.toString()));
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
function sameInLibrary(current: PaperLookUps, { arxiv, doi }: Paper): Paper | undefined {
  const library = current.library();
  return (arxiv === undefined ? undefined : library.byArxiv(arxiv)) ?? (doi === undefined ? undefined : library.byDoi(doi));
}

async function readAnew(uri: vscode.Uri, document: vscode.TextDocument | undefined): Promise<BibliographyFile | undefined> {
  const text =
    document?.getText() ??
    (await readText(uri).then(
      (found) => found,
      () => undefined,
    ));
  return text === undefined ? undefined : runSliced(bibliographyOf(uri, text));
}

function* bibliographyOf(uri: vscode.Uri, text: string): Generator<undefined, BibliographyFile> {
  const positionAt = yield* createTextPositions(text);
  const keys = yield* bibliographyKeysInSlices(text, fileName(uri));
  return {
    uri,
    keys,
    citekeys: new Set([...keys.entries, ...keys.others].map(({ citekey }) => citekey)),
    rangeOf: ({ start, end }) => new vscode.Range(positionAt(start), positionAt(end)),
  };
}

function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  return statUri(uri).then(
    (found) => found,
    () => undefined,
  );
}

function versionOf({ version }: vscode.TextDocument): string {
  return `version ${version}`;
}
