import type { Paper } from "../../paper";
import { citedAddress, describeAuthors, describePublication } from "./describePaper";
import { formatReference, oneLine } from "./formatReference";

/** The fields of a paper that a template can name between `${` and `}`. */
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

/** Fields with prose, in which the language's markup is escaped. */
const proseFields = new Set(["title", "authors", "venue", "reference"]);

type Part = { readonly text: string } | { readonly field: string } | { readonly keysWith: string };

/** A user's template for a citation, parsed from a text such as `"[[${key}]]"`. */
export interface CitationTemplate {
  readonly parts: readonly Part[];
  /** True if it names the key of an entry. */
  readonly isKeyed: boolean;
}

/**
 * Parses a template: text with `${key}`, `${title}`, `${authors}`, `${year}`, `${venue}`, `${url}`, `${doi}`, `${arxiv}`, `${reference}`, and
 * `${keys}` for the keys of all papers, separated by commas or by the text after a colon: `${keys:; @}`. Returns the problem if it is not a
 * template.
 */
export function parseTemplate(source: unknown): CitationTemplate | { readonly problem: string } {
  if (typeof source !== "string" || source === "") {
    return { problem: "it is not a text, or it is empty" };
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
      return { problem: `${whole} is unknown; use ${["keys", ...Object.keys(fields)].map((field) => `\${${field}}`).join(", ")}` };
    }
  }
  if (parts.some((part) => "text" in part && part.text.includes("${"))) {
    return { problem: "it has a ${ without a closing }" };
  }
  if (parts.every((part) => "text" in part)) {
    return { problem: "it has no field of the paper, such as ${key} or ${title}" };
  }
  return { parts, isKeyed: parts.some((part) => "keysWith" in part || ("field" in part && part.field === "key")) };
}

/** Formats the citation of papers: once for all if the template has `${keys}`, else once for each, separated by spaces. */
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
        return proseFields.has(part.field) ? escape(value) : value;
      })
      .join("");
  return (isForAll ? papers.slice(0, 1) : papers).map(format).join(" ");
}
