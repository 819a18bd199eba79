import text from "#data/catalogue.json";
import type { Alias, Paper, PersonName, Publication } from "../paper";

/**
 * The facts about a famous paper, as `src/build/catalogue.ts` writes them. A text that is not known is empty, a number is 0.
 */
export type CatalogueRow = readonly [
  citekey: string,
  title: string,
  /** The title without its subtitle, if that is a name. */
  short: string,
  /** `family, given, particle, suffix` for each author, with semicolons between. Only a name without a comma: a literal. */
  authors: string,
  year: number,
  kind: Publication["kind"] | "",
  venue: string,
  published: number,
  arxiv: string,
  doi: string,
  code: string,
  names: readonly (readonly [name: string, long?: string])[],
  /** The number of repositories, of those counted, that name the paper. */
  weight: number,
  /** 1 if the paper is also one of the daily papers. */
  isDaily: 0 | 1,
];

let rows: readonly CatalogueRow[] | undefined;

/**
 * Returns the facts about famous papers, those that most repositories name first. They are kept as one text until they are
 * first needed, because a text costs next to nothing when the extension starts. Rows without authors are not papers that can
 * be cited; they only say whose a name is.
 */
export function catalogueRows(): readonly CatalogueRow[] {
  rows ??= JSON.parse(text) as readonly CatalogueRow[];
  return rows;
}

/** Converts a row to a paper. It has no abstract. Its authors are made when they are first asked for: there are 10,000 of them. */
export function paperOfRow(row: CatalogueRow): Paper {
  const [citekey, title, short, authors, year, kind, venue, published, arxiv, doi, code, names] = row;
  let people: readonly PersonName[] | undefined;
  return {
    citekey,
    title,
    get authors() {
      return (people ??= authorsOfRow(authors));
    },
    ...(year === 0 ? {} : { year }),
    ...(kind === "" ? {} : { published: { kind, venue, ...(published === 0 ? {} : { year: published }) } }),
    ...(arxiv === "" ? {} : { arxiv }),
    ...(doi === "" ? {} : { doi }),
    links: code === "" ? [] : [{ kind: "code", url: code }],
    aliases: [
      { text: title, kind: "title", why: "title" },
      ...(short === "" ? [] : [{ text: short, kind: "title", why: "title without its subtitle" } as const]),
      ...aliasesOfNames(names),
    ],
  };
}

/** Why an alias that the catalogue gives is a name of its paper. */
export const whyWellKnown = "well-known: what code and papers call this paper";

function aliasesOfNames(names: CatalogueRow[11]): readonly Alias[] {
  return names.flatMap(([name, long]): readonly Alias[] =>
    long === undefined
      ? [{ text: name, kind: "name", why: whyWellKnown }]
      : [
          { text: name, kind: "name", long, why: whyWellKnown },
          { text: long, kind: "long-form", why: `long form of ${name}` },
        ],
  );
}

function authorsOfRow(authors: string): readonly PersonName[] {
  return authors === "" ? [] : authors.split(";").map(personOf);
}

function personOf(text: string): PersonName {
  const [family = "", given, particle = "", suffix = ""] = text.split(",");
  return given === undefined
    ? { literal: family }
    : {
        family,
        ...(given === "" ? {} : { given }),
        ...(particle === "" ? {} : { "non-dropping-particle": particle }),
        ...(suffix === "" ? {} : { suffix }),
      };
}
