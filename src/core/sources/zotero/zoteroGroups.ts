import { fieldOf, isRecord } from "../../record";
import type { SourceResponse } from "../source";
import { parseAnswer, type ZoteroAnswer } from "./zoteroAnswers";

/** A library that several people share. */
export interface ZoteroGroup {
  readonly id: number;
  readonly name: string;
}

/** Nobody is in more, and each is asked for by itself. */
const maxGroups = 100;
const maxNameChars = 80;

/** Reads the list of the groups of the user. Leaves out what is not a group. */
export function parseGroups(response: SourceResponse): ZoteroAnswer<readonly ZoteroGroup[]> {
  const answer = parseAnswer(response);
  if (answer.kind !== "found") {
    return answer;
  }
  return Array.isArray(answer.found) ? { kind: "found", found: groupsIn(answer.found) } : { kind: "broken", why: { kind: "notGroups" } };
}

/** Formats the groups as a file, so that their libraries are found at the next start. */
export function formatZoteroGroups(groups: readonly ZoteroGroup[]): string {
  return `${JSON.stringify(groups)}\n`;
}

/** Reads such a file. A damaged one has no groups until Zotero is asked again. */
export function parseZoteroGroups(text: string): readonly ZoteroGroup[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? groupsIn(value) : [];
  } catch {
    return [];
  }
}

function groupsIn(records: readonly unknown[]): readonly ZoteroGroup[] {
  const groups = records.flatMap((record) => groupOf(record) ?? []);
  return [...new Map(groups.map((group) => [group.id, group])).values()].slice(0, maxGroups);
}

function groupOf(record: unknown): ZoteroGroup | undefined {
  const outer = isRecord(record) ? record : {};
  const id = outer["id"];
  const name = outer["name"] ?? fieldOf(outer["data"], "name");
  if (typeof id !== "number" || !Number.isSafeInteger(id) || id <= 0) {
    return undefined;
  }
  const shown = typeof name === "string" ? name.replace(/\s+/g, " ").trim().slice(0, maxNameChars) : "";
  return { id, name: shown === "" ? String(id) : shown };
}
