import type { Paper } from "../../paper";
import { citedAddress, describeAuthors, describePublication } from "./describePaper";

/**
 * Formats a paper as one line of plain text, without the parts that are unknown:
 * `Zhang et al., "Negative Preference Optimization: From …", COLM 2024. https://arxiv.org/abs/2404.05868`.
 */
export function formatReference(paper: Paper): string {
  const address = citedAddress(paper);
  return `${formatReferenceWithoutAddress(paper)}.${address === undefined ? "" : ` ${oneLine(address)}`}`;
}

/** Formats a paper like `formatReference`, without the full stop and the address. */
export function formatReferenceWithoutAddress(paper: Paper): string {
  const title = `"${oneLine(paper.title).replace(/"/g, "'")}"`;
  const described = [describeAuthors(paper), title, describePublication(paper)].map(oneLine).filter((part) => part !== "");
  return described.join(", ");
}

/** Returns a text as one line: line breaks and control characters become spaces, and marks of text direction are removed. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029\p{Cc}]+/gu, " ")
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "")
    .trim();
}
