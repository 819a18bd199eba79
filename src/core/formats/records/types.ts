/**
 * The types of records in each format, in both directions, by the types of CSL 1.0.2 (appendix III). Sources: BibTeX's btxdoc, the manual of
 * BibLaTeX (section 2.1) and pandoc's reading of both; the RIS specification of 2011; Hayagriva's file format 0.8; the Citation File Format
 * 1.2.0 and its crosswalk from BibTeX in the R package cffr.
 */
interface TypeRow {
  readonly csl: string;
  /** The type of BibTeX that is written. BibTeX has no types for the web, software and data. */
  readonly bibtex: string;
  /** The type of BibLaTeX that is written. */
  readonly biblatex: string;
  readonly cff: string;
  /** The types that are read as this one, of BibTeX and BibLaTeX together, RIS and Hayagriva. */
  readonly fromBibtex?: readonly string[];
  readonly fromRis?: readonly string[];
  readonly fromHayagriva?: readonly string[];
}

/** A type that several rows read belongs to the first. */
const rows: readonly TypeRow[] = [
  {
    csl: "article-journal",
    bibtex: "article",
    biblatex: "article",
    cff: "article",
    fromBibtex: ["article", "suppperiodical"],
    fromRis: ["JOUR", "EJOUR", "JFULL", "ABST", "INPR"],
    fromHayagriva: ["article"],
  },
  {
    csl: "article-magazine",
    bibtex: "article",
    biblatex: "article",
    cff: "magazine-article",
    fromBibtex: ["magazine"],
    fromRis: ["MGZN"],
  },
  {
    csl: "article-newspaper",
    bibtex: "article",
    biblatex: "article",
    cff: "newspaper-article",
    fromBibtex: ["newspaper"],
    fromRis: ["NEWS"],
  },
  { csl: "article", bibtex: "misc", biblatex: "online", cff: "article" },
  {
    csl: "paper-conference",
    bibtex: "inproceedings",
    biblatex: "inproceedings",
    cff: "conference-paper",
    fromBibtex: ["inproceedings", "conference"],
    fromRis: ["CPAPER", "CONF"],
    fromHayagriva: ["conference"],
  },
  {
    csl: "chapter",
    bibtex: "incollection",
    biblatex: "incollection",
    cff: "generic",
    fromBibtex: ["incollection", "inbook", "bookinbook", "suppbook", "suppcollection"],
    fromRis: ["CHAP", "ECHAP"],
    fromHayagriva: ["chapter", "anthos"],
  },
  {
    csl: "book",
    bibtex: "book",
    biblatex: "book",
    cff: "book",
    fromBibtex: ["book", "mvbook", "collection", "mvcollection", "reference", "mvreference", "proceedings", "mvproceedings", "manual"],
    fromRis: ["BOOK", "EBOOK", "EDBOOK", "WHOLE"],
    fromHayagriva: ["book", "anthology", "reference", "proceedings"],
  },
  { csl: "pamphlet", bibtex: "booklet", biblatex: "booklet", cff: "pamphlet", fromBibtex: ["booklet"], fromRis: ["PAMP"] },
  {
    csl: "periodical",
    bibtex: "misc",
    biblatex: "periodical",
    cff: "serial",
    fromBibtex: ["periodical"],
    fromRis: ["SER"],
    fromHayagriva: ["periodical", "newspaper"],
  },
  {
    csl: "thesis",
    bibtex: "phdthesis",
    biblatex: "thesis",
    cff: "thesis",
    fromBibtex: ["phdthesis", "mastersthesis", "thesis", "bathesis", "bachelorsthesis"],
    fromRis: ["THES"],
    fromHayagriva: ["thesis"],
  },
  {
    csl: "report",
    bibtex: "techreport",
    biblatex: "report",
    cff: "report",
    fromBibtex: ["techreport", "report"],
    fromRis: ["RPRT"],
    fromHayagriva: ["report"],
  },
  {
    csl: "manuscript",
    bibtex: "unpublished",
    biblatex: "unpublished",
    cff: "unpublished",
    fromBibtex: ["unpublished"],
    fromRis: ["UNPB", "MANSCPT"],
    fromHayagriva: ["manuscript"],
  },
  {
    csl: "software",
    bibtex: "misc",
    biblatex: "software",
    cff: "software",
    fromBibtex: ["software", "softwareversion", "softwaremodule", "codefragment"],
    fromRis: ["COMP"],
    fromHayagriva: ["repository"],
  },
  { csl: "dataset", bibtex: "misc", biblatex: "dataset", cff: "data", fromBibtex: ["dataset"], fromRis: ["DATA", "AGGR"] },
  {
    csl: "webpage",
    bibtex: "misc",
    biblatex: "online",
    cff: "website",
    fromBibtex: ["online", "electronic", "www", "webpage"],
    fromRis: ["ELEC", "WEB"],
    fromHayagriva: ["web"],
  },
  { csl: "post-weblog", bibtex: "misc", biblatex: "online", cff: "blog", fromRis: ["BLOG"], fromHayagriva: ["blog"] },
  { csl: "post", bibtex: "misc", biblatex: "online", cff: "website", fromHayagriva: ["thread", "post"] },
  { csl: "patent", bibtex: "misc", biblatex: "patent", cff: "patent", fromBibtex: ["patent"], fromRis: ["PAT"], fromHayagriva: ["patent"] },
  { csl: "standard", bibtex: "misc", biblatex: "standard", cff: "standard", fromBibtex: ["standard"], fromRis: ["STAND"] },
  {
    csl: "speech",
    bibtex: "misc",
    biblatex: "unpublished",
    cff: "presentation",
    fromBibtex: ["performance"],
    fromRis: ["SLIDE"],
    fromHayagriva: ["performance"],
  },
  {
    csl: "entry-encyclopedia",
    bibtex: "incollection",
    biblatex: "inreference",
    cff: "generic",
    fromBibtex: ["inreference"],
    fromRis: ["ENCYC"],
    fromHayagriva: ["entry"],
  },
  { csl: "entry-dictionary", bibtex: "incollection", biblatex: "inreference", cff: "generic", fromRis: ["DICT"] },
  { csl: "entry", bibtex: "incollection", biblatex: "inreference", cff: "generic" },
  { csl: "review", bibtex: "article", biblatex: "review", cff: "article", fromBibtex: ["review"] },
  { csl: "review-book", bibtex: "article", biblatex: "review", cff: "article" },
  {
    csl: "graphic",
    bibtex: "misc",
    biblatex: "artwork",
    cff: "art",
    fromBibtex: ["artwork", "image"],
    fromRis: ["ART", "FIGURE"],
    fromHayagriva: ["artwork"],
  },
  {
    csl: "song",
    bibtex: "misc",
    biblatex: "audio",
    cff: "sound-recording",
    fromBibtex: ["audio", "music"],
    fromRis: ["MUSIC", "SOUND"],
    fromHayagriva: ["audio"],
  },
  {
    csl: "motion_picture",
    bibtex: "misc",
    biblatex: "video",
    cff: "video",
    fromBibtex: ["movie", "video"],
    fromRis: ["VIDEO", "MPCT"],
    fromHayagriva: ["video"],
  },
  { csl: "broadcast", bibtex: "misc", biblatex: "video", cff: "film-broadcast", fromRis: ["ADVS"] },
  { csl: "map", bibtex: "misc", biblatex: "misc", cff: "map", fromRis: ["MAP"] },
  {
    csl: "legal_case",
    bibtex: "misc",
    biblatex: "jurisdiction",
    cff: "legal-case",
    fromBibtex: ["jurisdiction"],
    fromRis: ["CASE"],
    fromHayagriva: ["case"],
  },
  {
    csl: "legislation",
    bibtex: "misc",
    biblatex: "legislation",
    cff: "statute",
    fromBibtex: ["legislation"],
    fromRis: ["STAT"],
    fromHayagriva: ["legislation"],
  },
  { csl: "bill", bibtex: "misc", biblatex: "legislation", cff: "bill", fromRis: ["BILL"] },
  { csl: "hearing", bibtex: "misc", biblatex: "legal", cff: "hearing", fromRis: ["HEAR"] },
  { csl: "treaty", bibtex: "misc", biblatex: "legal", cff: "legal-rule", fromBibtex: ["legal"] },
  {
    csl: "personal_communication",
    bibtex: "misc",
    biblatex: "letter",
    cff: "personal-communication",
    fromBibtex: ["letter"],
    fromRis: ["ICOMM", "PCOMM"],
  },
  { csl: "interview", bibtex: "misc", biblatex: "misc", cff: "generic" },
  {
    csl: "document",
    bibtex: "misc",
    biblatex: "misc",
    cff: "generic",
    fromBibtex: ["misc", "commentary"],
    fromRis: ["GEN"],
    fromHayagriva: ["misc"],
  },
];

const rowOf: ReadonlyMap<string, TypeRow> = new Map(rows.map((row) => [row.csl, row]));

function readingMap(from: (row: TypeRow) => readonly string[] | undefined): ReadonlyMap<string, string> {
  return new Map([...rows].reverse().flatMap((row) => (from(row) ?? []).map((type) => [type, row.csl] as const)));
}

/** CSL's types by the type of an entry of BibTeX or BibLaTeX, in lower case. */
export const cslTypeOfBibtex = readingMap(({ fromBibtex }) => fromBibtex);
/** CSL's types by the value of RIS's `TY`. */
export const cslTypeOfRis = readingMap(({ fromRis }) => fromRis);
/** CSL's types by Hayagriva's, in lower case. */
export const cslTypeOfHayagriva = readingMap(({ fromHayagriva }) => fromHayagriva);

/** Types of CFF that are written for none of CSL, by which they are read. */
const otherCffTypes: readonly (readonly [cff: string, csl: string])[] = [
  ["conference", "book"],
  ["proceedings", "book"],
  ["edited-work", "book"],
  ["manual", "book"],
  ["encyclopedia", "book"],
  ["dictionary", "book"],
  ["magazine", "periodical"],
  ["database", "dataset"],
  ["dataset", "dataset"],
  ["software-code", "software"],
  ["software-container", "software"],
  ["software-executable", "software"],
  ["software-virtual-machine", "software"],
  ["multimedia", "graphic"],
  ["music", "song"],
  ["slides", "speech"],
  ["grant", "report"],
  ["government-document", "report"],
];
/** CSL's types by those of references in a CITATION.cff file. */
export const cslTypeOfCff: ReadonlyMap<string, string> = new Map([
  ...otherCffTypes,
  ...[...rows].reverse().map(({ cff, csl }) => [cff, csl] as const),
]);

/** Returns the type of the entry that is written for a CSL type: of BibTeX's own styles, or of BibLaTeX. */
export function bibtexTypeOf(cslType: string, dialect: "bibtex" | "biblatex" = "bibtex"): string {
  return rowOf.get(cslType)?.[dialect] ?? "misc";
}

/** Returns the type of a reference in a CITATION.cff file for a CSL type. */
export function cffTypeOf(cslType: string): string {
  return rowOf.get(cslType)?.cff ?? "generic";
}
