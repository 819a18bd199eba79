import { findArxivId, findDoi, readArxivId, readDoiField, readLinks } from "../../formats/bibtex/readIdentifiers";
import { addressKey } from "../../text/findLinks";
import { siteIdKey, siteIdsOf } from "../../text/siteIds";
import type { Identifier, Stated } from "../reference";

/** The use of a field of a record: it holds an identifier, an address, or more text than that. */
export type FieldUse = "arxiv" | "doi" | "address" | "text";

/** Returns the identifiers in a field with their places. The field's own place counts if one is not written as it is compared. */
export function identifiersInField(
  value: string,
  use: FieldUse,
  field: { readonly start: number; readonly end: number },
): readonly Stated<Identifier>[] {
  const found = use === "text" && !isShort(value) ? [] : identifiersIn(value, use);
  const lower = value.toLowerCase();
  return found.map((identifier) => {
    const written = identifier.kind === "site" ? identifier.id.slice(identifier.id.indexOf(":") + 1) : identifier.id;
    const at = value.length === field.end - field.start ? lower.indexOf(written.toLowerCase()) : -1;
    return at === -1
      ? { value: identifier, ...field, isElsewhere: true }
      : { value: identifier, start: field.start + at, end: field.start + at + written.length };
  });
}

function identifiersIn(value: string, use: FieldUse): readonly Identifier[] {
  const arxiv = (use === "arxiv" ? readArxivId(value) : undefined) ?? findArxivId(value);
  const doi = use === "doi" ? readDoiField(value) : findDoi(value);
  const links = use === "address" || use === "text" ? readLinks([value]) : [];
  return [
    ...(arxiv === undefined ? [] : [{ kind: "arxiv", id: arxiv } as const]),
    ...(doi === undefined ? [] : [{ kind: "doi", id: doi } as const]),
    ...siteIdsOf({ links, doi: undefined }).map((id) => ({ kind: "site", id: siteIdKey(id) }) as const),
    ...links.filter(({ kind }) => kind === "code").map(({ url }) => ({ kind: "repository", id: addressKey(url) }) as const),
  ];
}

/** A note may speak of another paper: "Extended version of arXiv:…". */
function isShort(value: string): boolean {
  return (
    value.length < 120 &&
    !/\b(?:versions? of|extends|see also|reply|comments? on|follow|erratum|correct|supersede|companion|cf|also)\b/i.test(value)
  );
}
