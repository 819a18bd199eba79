import type { PersonName } from "../../paper";
import { readDirectNames, readInvertedNames } from "../../formats/records/plainNames";
import { readPlainName } from "../../formats/records/plainText";
import { withoutTags } from "./markup";

/** The last word of the name of a group. */
const group = /(?:^|\s)(?:collaborations?|consortium|team|group|network|initiative|committee|project|array|organi[sz]ation)$/i;
const suffix = /^(.{2,200}?),?\s((?:Jr|Sr)\.?|I{2,3}|IV)$/;

/**
 * Reads a name in its natural order, as arXiv and others have it. A name with "for the … Collaboration" is two. Returns nothing for a name
 * without letters.
 */
export function readName(written: string): readonly PersonName[] {
  // Some records have the number of a name behind it.
  const name = readPlainName(withoutTags(written.slice(0, 1_000))).replace(/\s\(\d{1,9}\)$/, "");
  const [, member, collaboration] = /^(\p{L}.{1,99}?),?\s(?:for|on behalf of)\s(?:the\s)?(.{2,200})$/u.exec(name) ?? [];
  if (member !== undefined && collaboration !== undefined) {
    return [...readName(member), { literal: collaboration }];
  }
  if (!/\p{L}/u.test(name)) {
    return [];
  }
  if (isGroup(name)) {
    return [{ literal: name.replace(/\s{0,9}:$/, "") }];
  }
  const [, before, last] = suffix.exec(name) ?? [];
  if (before !== undefined && last !== undefined && !before.includes(",")) {
    return readDirectNames(before).map((one) => ({ ...one, suffix: last }));
  }
  return readDirectNames(name);
}

/** Reads a name whose family name comes first if there is a comma, as in DataCite. A name without a comma is a group's. */
export function readFamilyFirst(written: string): readonly PersonName[] {
  const name = readPlainName(withoutTags(written.slice(0, 1_000)));
  return /\p{L}/u.test(name) ? readInvertedNames(name, "last") : [];
}

/** Returns the name of given parts. Those of a group, which some services split, are joined. */
export function nameOfParts({
  given,
  family,
  end = "",
}: {
  readonly given: string;
  readonly family: string;
  readonly end?: string;
}): readonly PersonName[] {
  const [first, last, rest] = [given, family, end].map((part) => readPlainName(withoutTags(part.slice(0, 1_000))));
  const whole = [first, last].filter((part) => part !== "").join(" ");
  if (!/\p{L}/u.test(whole)) {
    return [];
  }
  if (last === undefined || last === "" || isGroup(whole)) {
    return [{ literal: whole }];
  }
  return [{ family: last, ...(first === undefined || first === "" ? {} : { given: first }), ...(rest ? { suffix: rest } : {}) }];
}

function isGroup(name: string): boolean {
  return group.test(name.replace(/\s{0,9}:$/, "")) || /^the\s/i.test(name);
}
