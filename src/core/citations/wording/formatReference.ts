import type { Paper } from "../../paper";
import { citedAddress, describeAuthors, describePublication } from "./describePaper";

/**
 * A paper in one line of plain text:
 * `Zhang et al., "Negative Preference Optimization: From …", COLM 2024. https://arxiv.org/abs/2404.05868`.
 * What is unknown is left out.
 */
export function formatReference(paper: Paper): string {
  const address = citedAddress(paper);
  return `${formatWords(paper)}.${address === undefined ? "" : ` ${oneLine(address)}`}`;
}

/** The same without the address and the full stop. */
export function formatWords(paper: Paper): string {
  const title = `"${oneLine(paper.title).replace(/"/g, "'")}"`;
  const described = [describeAuthors(paper), title, describePublication(paper)].map(oneLine).filter((part) => part !== "");
  return described.join(", ");
}

/** A text without line breaks, control characters and marks that turn the direction of writing. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029\p{Cc}]+/gu, " ")
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "")
    .trim();
}
