import { readFileSync } from "node:fs";
import { createKeyTable } from "../../core/mentions/forms/keyTable";
import { formsOf } from "../../core/mentions/forms/formsOf";
import { readFormKeys } from "../../core/mentions/forms/readFormKeys";
import type { Form } from "../../core/mentions/forms/form";
import type { FormLookUp } from "../../core/mentions/judge/score/readText";
import type { Alias, Paper } from "../../core/paper";
import { runToEnd } from "../../core/sliced";

interface CatalogueItem {
  readonly id: string;
  readonly title: string;
  readonly DOI?: string;
  readonly custom: {
    readonly arxiv?: string;
    readonly code?: string;
    readonly weight: number;
    readonly names: readonly { readonly name: string; readonly long?: string }[];
  };
}

/** Reads the catalogue of well-known methods. */
export function readCatalogue(file: string): { readonly papers: readonly Paper[]; readonly weights: readonly number[] } {
  const items = JSON.parse(readFileSync(file, "utf8")) as readonly CatalogueItem[];
  return { papers: items.map(toPaper), weights: items.map(({ custom }) => custom.weight) };
}

function toPaper({ id, title, DOI, custom }: CatalogueItem): Paper {
  return paperOf(id, title, custom.names, {
    ...(custom.arxiv === undefined ? {} : { arxiv: custom.arxiv }),
    ...(DOI === undefined ? {} : { doi: DOI.toLowerCase() }),
    links: custom.code === undefined ? [] : [{ kind: "code", url: custom.code }],
  });
}

/** Makes a paper with the given names, its title and their long forms as aliases. */
export function paperOf(
  citekey: string,
  title: string,
  names: readonly { readonly name: string; readonly long?: string | null | undefined }[],
  rest: Partial<Paper> = {},
): Paper {
  const aliases: Alias[] = [{ text: title, kind: "title", why: "the title" }];
  const head = title.split(/:\s/)[0] ?? title;
  if (head !== title && head.split(/\s+/).length >= 4) {
    aliases.push({ text: head, kind: "title", why: "the title without its subtitle" });
  }
  for (const { name, long } of names) {
    aliases.push({ text: name, kind: "name", why: "given", ...(long === undefined || long === null ? {} : { long }) });
    if (typeof long === "string" && !aliases.some(({ text }) => text === long)) {
      aliases.push({ text: long, kind: "long-form", why: "given" });
    }
  }
  return { citekey, title, authors: [], links: [], aliases, ...rest };
}

/** Creates what is needed to find the forms of papers in texts. */
export function createFormLookUp(papers: readonly Paper[]): FormLookUp {
  const keys = runToEnd(readFormKeys(papers, (paper, index) => formsOf(paper, index, new Set()), undefined));
  const forms: Form[] = papers.flatMap((paper, index) => formsOf(paper, index, new Set()));
  return { table: runToEnd(createKeyTable(keys)), formAt: (index) => forms[index] };
}
