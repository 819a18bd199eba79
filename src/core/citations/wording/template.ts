import type { Paper } from "../../paper";
import { citedAddress, describeAuthors, describePublication } from "./describePaper";
import { formatReference, oneLine } from "./formatReference";

/** What a template can have of a paper between `${` and `}`. */
const fields: Readonly<Record<string, (paper: Paper) => string>> = {
  key: ({ citekey }) => citekey,
  title: ({ title }) => title,
  authors: describeAuthors,
  year: ({ published, year }) => String(published?.year ?? year ?? ""),
  venue: describePublication,
  url: (paper) => citedAddress(paper) ?? "",
  doi: ({ doi }) => doi ?? "",
  arxiv: ({ arxiv }) => arxiv ?? "",
  reference: formatReference,
};

/** Fields that a reader reads: in them, marks of the language are escaped. */
const prose = new Set(["title", "authors", "venue", "reference"]);

type Part = { readonly text: string } | { readonly field: string } | { readonly keysWith: string };

/** A citation as a person wants it, read from `"[[${key}]]"`. */
export interface CitationTemplate {
  readonly parts: readonly Part[];
  /** Whether it cites by the key of an entry. */
  readonly isKeyed: boolean;
}

/**
 * Reads a template: text with `${key}`, `${title}`, `${authors}`, `${year}`, `${venue}`, `${url}`, `${doi}`, `${arxiv}`, `${reference}`, and
 * `${keys}` for the keys of all papers with commas, or with what stands behind a colon: `${keys:; @}`. A problem in words where it is none.
 */
export function parseTemplate(source: unknown): CitationTemplate | { readonly problem: string } {
  if (typeof source !== "string" || source === "") {
    return { problem: "it is no text" };
  }
  const parts: Part[] = [];
  for (const [whole, inner] of source.matchAll(/\$\{([^{}]*)\}|(?:(?!\$\{[^{}]*\})[\s\S])+/g)) {
    const [, name = "", separator = ","] = /^(\w*)(?::([\s\S]*))?$/.exec(inner ?? "") ?? [];
    if (inner === undefined) {
      parts.push({ text: whole });
    } else if (name === "keys") {
      parts.push({ keysWith: separator });
    } else if (Object.hasOwn(fields, inner)) {
      parts.push({ field: inner });
    } else {
      return { problem: `it has ${whole}; there are ${["keys", ...Object.keys(fields)].map((field) => `\${${field}}`).join(", ")}` };
    }
  }
  if (parts.some((part) => "text" in part && part.text.includes("${"))) {
    return { problem: "a ${ is not closed" };
  }
  if (parts.every((part) => "text" in part)) {
    return { problem: "it has nothing of the paper: no ${key}, no ${title}" };
  }
  return { parts, isKeyed: parts.some((part) => "keysWith" in part || ("field" in part && part.field === "key")) };
}

/** The citation of these papers: once where the template has all keys, else once for each with a space between. */
export function formatTemplate({ parts }: CitationTemplate, papers: readonly Paper[], escape: (text: string) => string): string {
  const keys = papers.map(({ citekey }) => oneLine(citekey));
  const isForAll = parts.some((part) => "keysWith" in part);
  const format = (paper: Paper): string =>
    parts
      .map((part) => {
        if ("text" in part) {
          return part.text;
        }
        if ("keysWith" in part) {
          return keys.join(part.keysWith);
        }
        const value = oneLine(fields[part.field]?.(paper) ?? "");
        return prose.has(part.field) ? escape(value) : value;
      })
      .join("");
  return (isForAll ? papers.slice(0, 1) : papers).map(format).join(" ");
}
