import { identifierLinksInSlices } from "../../citations/reading/identifierLinks";
import { readArxivId } from "../../text/arxivId";
import { doiInPasted } from "../../text/doi";
import type { Identifier, Reference } from "../reference";
import type { CheckedFile } from "./checkedFile";

/** Returns the references in comments, docstrings and prose. */
export function* proseReferences(text: string, { languageId = "plaintext" }: CheckedFile): Generator<undefined, readonly Reference[]> {
  const links = yield* identifierLinksInSlices(text, languageId);
  return links.flatMap(({ start, end, address }): readonly Reference[] => {
    const value = identifierIn(address);
    return value ? [{ form: "prose", syntax: "plain", start, end, identifiers: [{ value, start, end }] }] : [];
  });
}

function identifierIn(address: string): Identifier | undefined {
  const arxiv = readArxivId(address);
  if (arxiv !== undefined) {
    return { kind: "arxiv", id: arxiv };
  }
  const doi = doiInPasted(address);
  return doi === undefined ? undefined : { kind: "doi", id: doi };
}
