/**
 * The ids that sites give to papers, and the addresses and labels that show one. A site has many addresses for a paper: its page, its PDF, an
 * older host. They differ in everything but the id.
 */
interface Site {
  readonly name: string;
  /** Describes a mention by this id: `"its id in the ACL Anthology"`. */
  readonly why: string;
  /** The source of a pattern for an id. */
  readonly id: string;
  /** The source of a pattern for what stands before an id and marks it as one. Each repetition in it is bounded. */
  readonly head: string;
  /** The source of a pattern for what may follow an id in an address. */
  readonly tail: string;
  /** Matches the ids that can be nothing else, so that they need no mark. */
  readonly bare: RegExp;
  /** Matches the text before a bare id, if it may be something else in a text. */
  readonly bareAfter?: RegExp;
  /** The beginning of the address of the paper's page, if a text may have the id alone. */
  readonly page?: string;
}

const scheme = String.raw`(?:https?:\/\/)?(?:www\.)?`;
const apiOfSemanticScholar = String.raw`${scheme}(?:api\.)?semanticscholar\.org\/(?:graph\/v1\/paper\/)?`;
const none = /^(?!)/;
const all = /^/;

const sites: readonly Site[] = [
  {
    name: "openreview",
    why: "its page at OpenReview",
    id: String.raw`[\w-]{6,16}`,
    head: String.raw`(?:${scheme}(?:api2?\.)?openreview\.net\/(?:\w{1,16}\/){0,2}\w{1,16}\?(?:[\w=&%.-]{0,40}&)?(?:id|forum)=|\bopenreview:[ \t]?)`,
    tail: "",
    bare: none,
    page: "https://openreview.net/forum?id=",
  },
  {
    // https://aclanthology.org/info/ids/: ids of before 2020, and those since.
    name: "acl",
    why: "its id in the ACL Anthology",
    id: String.raw`(?:[a-z]\d{2}-\d{4}|\d{4}\.[a-z\d_]{1,20}-[a-z\d]{1,12}\.\d{1,4})`,
    head: String.raw`(?:${scheme}(?:preview\.)?aclanthology\.(?:org|info)\/(?:papers\/|volumes\/|[\w-]{1,40}\/)?|${scheme}aclweb\.org\/anthology\/(?:papers\/)?(?:[a-z]\/[a-z]\d{2}\/)?|(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:[ \t]?)?10\.(?:18653|3115)\/v1\/|(?:${apiOfSemanticScholar})?\bacl:[ \t]?)`,
    tail: String.raw`(?:v\d{1,2}(?![\w]))?(?:\.(?:pdf|bib|xml|endf)(?!\w)|\/)?`,
    bare: all,
    page: "https://aclanthology.org/",
  },
  {
    name: "pmc",
    why: "its id in PubMed Central",
    id: String.raw`pmc\d{4,9}`,
    head: String.raw`(?:(?:https?:\/\/)?(?:[a-z]{2,4}\.){0,2}(?:ncbi\.nlm\.nih\.gov|europepmc\.org)\/(?:pmc\/)?(?:articles?|abstract)\/(?:pmc\/)?|\bpmcid:?[ \t]{0,2})`,
    tail: String.raw`(?:\/(?:pdf(?:\/[\w.-]{0,60})?)?)?`,
    bare: all,
    page: "https://pmc.ncbi.nlm.nih.gov/articles/",
  },
  {
    name: "pubmed",
    why: "its id in PubMed",
    id: String.raw`\d{5,9}`,
    head: String.raw`(?:(?:https?:\/\/)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed|pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?europepmc\.org\/(?:article|abstract)\/med)\/|\bpmid:?[ \t]{0,2})`,
    tail: String.raw`\/?`,
    bare: none,
    page: "https://pubmed.ncbi.nlm.nih.gov/",
  },
  {
    name: "semanticscholar",
    why: "its id at Semantic Scholar",
    id: String.raw`[\da-f]{40}`,
    head: String.raw`${scheme}(?:api\.)?semanticscholar\.org\/(?:graph\/v1\/|v1\/)?(?:paper|reader)\/(?:[\w%.-]{1,200}\/)?`,
    tail: "",
    bare: all,
    // 40 such digits are a commit in code, which stands in quotes, behind a sign, at the beginning of a line, or behind a word of Git.
    bareAfter:
      /(?<!\b(?:commits?|checkout|switch|revert|reset|rev|revision|pick|squash|fixup|merge|parent|tree|blob|tag|sha|sha1|hash|git|ref|refs|show|diff|log|head|base|pin|pinned|version|at|from|to|since|bisect|good|bad)[:=]?)(?<=[\p{L},;:.)])[ \t]{1,2}\(?$/iu,
  },
  {
    // Semantic Scholar gives each paper a number, too, which its BibTeX entries and Wikipedia (S2CID) have.
    name: "corpusid",
    why: "its number at Semantic Scholar",
    id: String.raw`\d{3,12}`,
    head: String.raw`(?:${apiOfSemanticScholar}(?:p\/|corpus[_-]?id(?::|%3a))|\b(?:corpus[ _-]?id|s2cid)[ \t]{0,2}[:=]?[ \t]{0,2})`,
    tail: String.raw`\/?`,
    bare: none,
    page: "https://api.semanticscholar.org/CorpusID:",
  },
  {
    name: "ieee",
    why: "its number at IEEE Xplore",
    id: String.raw`\d{4,9}`,
    head: String.raw`${scheme}ieeexplore\.ieee\.org\/(?:(?:abstract\/)?document\/|[\w./]{1,40}\?(?:[\w=&-]{0,40}&)?arnumber=)`,
    tail: String.raw`\/?`,
    bare: none,
  },
  {
    name: "neurips",
    why: "its page at NeurIPS",
    id: String.raw`[\da-f]{32}`,
    head: String.raw`${scheme}(?:papers\.|proceedings\.|datasets-benchmarks-proceedings\.){0,2}(?:nips|neurips)\.cc\/(?:paper_files\/)?paper\/\d{4}\/(?:hash|file)\/`,
    tail: String.raw`(?:-[a-z][\w-]{0,60}\.[a-z]{3,4}(?!\w))?`,
    bare: none,
  },
  {
    name: "pmlr",
    why: "its page in the Proceedings of Machine Learning Research",
    id: String.raw`v\d{1,4}\/[a-z][a-z-]{0,40}\d{2}[a-z]{0,2}`,
    head: String.raw`${scheme}(?:proceedings\.mlr\.press|jmlr\.org\/proceedings\/papers)\/`,
    tail: String.raw`(?:\/[a-z][a-z-]{0,40}\d{2}[a-z]{0,2}(?:-supp)?(?=\.pdf))?(?:\.(?:html|pdf)(?!\w))?`,
    bare: none,
  },
  {
    name: "cvf",
    why: "its page at CVF",
    id: String.raw`[\w-]{5,200}_\d{4}_paper`,
    head: String.raw`${scheme}openaccess\.thecvf\.com\/(?:[\w.-]{1,40}\/){1,4}`,
    tail: String.raw`(?:\.(?:html|pdf)(?!\w))?`,
    bare: none,
  },
];

/** The id of a paper at a site. */
export interface SiteId {
  /** The name of the site in the table: `"acl"`. */
  readonly site: string;
  readonly id: string;
}

const readers = sites.map(({ name, bare, id: idOfSite, head: headOfSite, tail: tailOfSite }) => ({
  site: name,
  bare,
  pattern: new RegExp(
    String.raw`^[\s"'<(\[{]{0,9}(${headOfSite})?(${idOfSite})${tailOfSite}(?!\w|[.-]\w)(?:[?#&\/]\S{0,300})?[\s"'>)\]}.,;:]{0,9}$`,
    "i",
  ),
}));

/** Longer texts are no id and no address, in UTF-16 code units. */
const maxTextChars = 600;

/**
 * Returns the site's id in a text that is only an id, with its label or without, or an address: `{ site: "acl", id: "2020.acl-main.463" }` for
 * `"https://www.aclweb.org/anthology/2020.acl-main.463.pdf"` and for `"2020.acl-main.463"`. Keeps the case of the id.
 */
export function readSiteId(text: string): SiteId | undefined {
  if (text.length > maxTextChars) {
    return undefined;
  }
  for (const { site, pattern, bare } of readers) {
    const [, head, id] = pattern.exec(text) ?? [];
    if (id !== undefined && (head !== undefined || bare.test(id))) {
      return { site, id };
    }
  }
  return undefined;
}

/** Returns the address of the page of an id that texts have alone, or `undefined` if texts have the site's addresses only. */
export function pageOfSiteId({ site, id }: SiteId): string | undefined {
  const page = sites.find(({ name }) => name === site)?.page;
  return page === undefined ? undefined : page + id;
}

/** Returns the ids in a paper's addresses and in its DOI: the DOIs of the ACL have the id of the anthology. */
export function siteIdsOf({
  doi,
  links,
}: {
  readonly doi?: string | undefined;
  readonly links: readonly { readonly url: string }[];
}): readonly SiteId[] {
  const ids = new Map<string, SiteId>();
  for (const text of [...links.map(({ url }) => url), ...(doi === undefined ? [] : [doi])]) {
    const id = readSiteId(text);
    if (id) {
      ids.set(siteIdKey(id), id);
    }
  }
  return [...ids.values()];
}

/** Returns a text that is equal for two ids that name the same paper: `"acl:p05-1033"`. Only OpenReview minds upper and lower case. */
export function siteIdKey({ site, id }: SiteId): string {
  return `${site}:${site === "openreview" ? id : id.toLowerCase()}`;
}

/** Patterns of the text before and behind a site's id, and the reason why the id is a mention. */
export interface SiteContext {
  readonly why: string;
  readonly before: RegExp;
  readonly behind: RegExp;
  readonly bare: RegExp;
  readonly bareAfter: RegExp;
}

/** Returns the contexts of ids, by the name of the site. */
export const siteContexts: ReadonlyMap<string, SiteContext> = new Map(
  sites.map(({ name, why, bare, bareAfter = all, head: headOfSite, tail: tailOfSite }) => [
    name,
    {
      why,
      bare,
      bareAfter,
      before: new RegExp(`${headOfSite}[_-]{0,3}$`, "i"),
      behind: new RegExp(String.raw`^[_-]{0,3}?${tailOfSite}(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}_])`, "iu"),
    },
  ]),
);
