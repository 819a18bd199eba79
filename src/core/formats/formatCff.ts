import { knownPeople, type Paper, type PersonName, type Publication } from "../paper";

/** The reference types of the Citation File Format (guide to CFF 1.2.0, "definitions.reference.type"). */
const types: Readonly<Record<Publication["kind"], string>> = {
  conference: "conference-paper",
  workshop: "conference-paper",
  journal: "article",
  book: "book",
  thesis: "thesis",
  report: "report",
};

type Row = readonly [depth: number, line: string];

/**
 * Formats a paper as an item of `references:` in a CITATION.cff file (Citation File Format 1.2.0), without a final line
 * break. Omits unknown fields.
 *
 * @param indentation the white space before the item's hyphen.
 */
export function formatCffReference(paper: Paper, indentation = "  "): string {
  const { published, arxiv, doi } = paper;
  const year = published?.year ?? paper.year;
  const authors = knownPeople(paper.authors);
  const rows: readonly Row[] = [
    [0, `type: ${published ? types[published.kind] : "article"}`],
    [0, `title: ${quoted(paper.title)}`],
    ...(authors.length === 0 ? [] : [[0, "authors:"] as const, ...authors.flatMap(personRows)]),
    ...(published ? venueRows(published) : []),
    ...(year === undefined ? [] : [[0, `year: ${String(year)}`] as const]),
    ...(doi === undefined ? [] : [[0, `doi: ${quoted(doi)}`] as const]),
    ...(arxiv === undefined ? [] : arxivRows(arxiv)),
  ];
  return rows.map(([depth, line], index) => `${indentation}${index === 0 ? "- " : "  "}${"  ".repeat(depth)}${line}`).join("\n");
}

function personRows(author: PersonName): readonly Row[] {
  const fields = [
    ["name", author.literal],
    ["family-names", author.family],
    ["given-names", author.given],
    ["name-particle", author["non-dropping-particle"] ?? author["dropping-particle"]],
    ["name-suffix", author.suffix],
  ].filter(([, value]) => value !== undefined && value !== "");
  return fields.map(([name = "", value = ""], index) => [1, `${index === 0 ? "- " : "  "}${name}: ${quoted(value)}`]);
}

function venueRows({ kind, venue, volume, issue, pages }: Publication): readonly Row[] {
  const [start, end] = pages?.split("-") ?? [];
  const holder = {
    conference: "conference",
    workshop: "conference",
    thesis: "institution",
    report: "institution",
    journal: undefined,
    book: undefined,
  }[kind];
  const fields = [
    ["volume", volume],
    ["issue", issue],
    ["start", start],
    ["end", end],
  ].filter(([, value]) => value !== undefined && value !== "");
  return [
    ...(holder === undefined
      ? [[0, `${kind === "journal" ? "journal" : "collection-title"}: ${quoted(venue)}`] as const]
      : [[0, `${holder}:`] as const, [1, `name: ${quoted(venue)}`] as const]),
    ...fields.map(([name = "", value = ""]) => [0, `${name}: ${quoted(value)}`] as const),
  ];
}

function arxivRows(arxiv: string): readonly Row[] {
  return [
    [0, `url: ${quoted(`https://arxiv.org/abs/${arxiv}`)}`],
    [0, "identifiers:"],
    [1, "- type: other"],
    [1, `  value: ${quoted(`arXiv:${arxiv}`)}`],
  ];
}

/** A JSON string is also a double-quoted scalar of YAML 1.2. */
function quoted(value: string): string {
  return JSON.stringify(value.replace(/\s+/g, " ").trim()).replace(/[\u0085\u2028\u2029\uFEFF]/g, " ");
}
