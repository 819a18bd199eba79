import { papersOfBibtex } from "../reading/bibtex";
import type { Source } from "../source";

/** The ACL Anthology: files at fixed addresses, one entry of BibTeX for each paper. It has no search. */
export const aclAnthology: Source = {
  id: "acl-anthology",
  name: "ACL Anthology",
  isOpenToBrowsers: false,
  byId: ({ kind, id }) =>
    kind === "acl" ? { source: "acl-anthology", url: `https://aclanthology.org/${encodeURIComponent(idAsWritten(id))}.bib` } : undefined,
  parse: (response) => papersOfBibtex("acl-anthology", response),
};

/** Ids of before 2020 begin with a capital. The site minds it. */
function idAsWritten(id: string): string {
  return /^[a-z]\d{2}-\d{4}$/i.test(id) ? id.toUpperCase() : id.toLowerCase();
}
