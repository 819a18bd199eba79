import { isAcceptable, type NameContext } from "./acceptance";
import type { NameCandidate } from "./candidate";
import { findAbbreviations } from "./longForms/abbreviations";
import { findOwnShortForms } from "./longForms/longForms";
import { findVariants } from "./otherSpellings";
import { joinedWithParts, lastWords } from "./partsOfNames";
import type { ReadPaper, RuledName } from "./score/candidates";

/** Returns the names that the rules alone accept, and phrases that the text names. */
export function acceptedNames({ title, abstract, read, headName }: ReadPaper, ruled: readonly RuledName[]): readonly NameCandidate[] {
  const shortForms = findOwnShortForms({ title, abstract, read });
  const owned = new Set(shortForms.map(({ text }) => text));
  const othersShortForms = new Set(
    findAbbreviations(abstract)
      .map(({ short }) => short)
      .filter((short) => !owned.has(short)),
  );
  const context: NameContext = { title, abstract, shortForms, othersShortForms };
  const inTitle: NameCandidate[] =
    headName === undefined ? [] : [{ text: headName, kind: "name", start: 0, evidence: "sure", why: "before the colon in the title" }];
  const found = [...inTitle, ...shortForms, ...ruled.map(({ name }) => name).filter((name) => isAcceptable(name, context))];
  const names = found.filter(({ kind }) => kind === "name");
  return [
    ...found,
    ...lastWords(
      names.filter(({ text }) => text !== headName),
      abstract,
    ),
    ...joinedWithParts(names, abstract),
    ...findVariants(
      abstract,
      read.map(({ sentence }) => sentence),
      names.map(({ text }) => text),
    ),
  ];
}
