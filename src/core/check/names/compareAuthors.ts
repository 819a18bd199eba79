import { hasOtherPeople, knownPeople, type PersonName } from "../../paper";
import { areAgreeing } from "./agreeingNames";
import { type NameWords, readNameWords } from "./nameWords";

/** How the authors of a reference relate to those of a known paper. */
export interface AuthorAgreement {
  /** `"unknown"` if one of the lists is empty, or names only a group. */
  readonly kind: "same" | "differ" | "unknown";
  /** `true` if the first author is the same. */
  readonly sameFirst: boolean;
  /** The number of names that are in both lists, and the length of the shorter list. */
  readonly shared: number;
  readonly shorter: number;
  /** The known authors that the reference lacks, and its authors that are not among the known ones. */
  readonly missing: readonly PersonName[];
  readonly extra: readonly PersonName[];
  /** `true` if the lists differ so little that the paper's own sources may: most names of a long list agree, or one author has another surname. */
  readonly isSlight: boolean;
}

const unknownAgreement: AuthorAgreement = {
  kind: "unknown",
  sameFirst: false,
  shared: 0,
  shorter: 0,
  missing: [],
  extra: [],
  isSlight: false,
};

interface Read {
  readonly name: PersonName;
  readonly words: NameWords;
}

/** Long lists are never without an error: so many of their names may differ. */
const errorsAllowed = (names: number): number => (names < 20 ? 0 : Math.ceil(names / 15));

/** Returns how two lists of authors relate. */
export function compareAuthors(stated: readonly PersonName[], known: readonly PersonName[]): AuthorAgreement {
  const [own, others] = [readNames(stated), readNames(known)];
  const [people, persons] = [own.filter(({ words }) => !words.isGroup), others.filter(({ words }) => !words.isGroup)];
  const [ownGroup, otherGroup] = [people.length < own.length, persons.length < others.length];
  if (people.length === 0 || persons.length === 0) {
    return unknownAgreement;
  }
  const partners = partnersOf(people, persons);
  const found = new Set(partners);
  const isCutOff = people.at(-1)?.words.isDamaged === true;
  const missing =
    hasOtherPeople(stated) || ownGroup || isCutOff ? [] : persons.filter((_, index) => !found.has(index)).map(({ name }) => name);
  const extra =
    hasOtherPeople(known) || otherGroup ? [] : people.filter((_, index) => partners[index] === undefined).map(({ name }) => name);
  const shared = partners.filter((partner) => partner !== undefined).length;
  const sameFirst = partners[0] === 0 || (otherGroup && shared > 0) || isWildcard(people, persons);
  const isSlight = (): boolean =>
    isOneSurname(people, persons, partners) || (sameFirst && people.length >= longList && shared * 4 >= people.length * 3);
  const isSame = sameFirst && missing.length + extra.length <= errorsAllowed(Math.max(people.length, persons.length));
  return {
    kind: isSame ? "same" : "differ",
    sameFirst,
    shared,
    shorter: Math.min(people.length, persons.length),
    missing,
    extra,
    isSlight: isSlight(),
  };
}

/** In a list of so many names, some are usually wrong. */
const longList = 12;
/** A shorter given name is too common. */
const minGiven = 4;

/** Only one name differs, and only in its family name: an author married, or shortens a name of several words. */
function isOneSurname(people: readonly Read[], known: readonly Read[], partners: readonly (number | undefined)[]): boolean {
  const differing = partners.flatMap((partner, index) => (partner === undefined ? [index] : []));
  const [at = -1] = differing;
  const [own, other] = [people[at]?.words.given.join(""), known[at]?.words.given.join("")];
  return differing.length === 1 && people.length === known.length && people.length > 2 && own === other && (own ?? "").length >= minGiven;
}

function isWildcard([first]: readonly Read[], [known]: readonly Read[]): boolean {
  return first !== undefined && known !== undefined && (first.words.isDamaged || known.words.isDamaged);
}

/** Reads a list. One that a database has twice in a row counts once, and so does a name that is written out. */
function readNames(names: readonly PersonName[]): readonly Read[] {
  const read = knownPeople(names)
    .flatMap(separate)
    .map((name) => ({ name, words: readNameWords(name) }));
  const half = read.slice(0, read.length / 2);
  const isTwice =
    read.length > 3 && read.length % 2 === 0 && half.every(({ words }, index) => words.key === read[half.length + index]?.words.key);
  const seen = new Set<string>();
  return (isTwice ? half : read).filter(({ words: { key, given, isDamaged } }) => {
    const isNew = isDamaged || given.every((word) => word.length === 1) || !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Some databases have two people in one name: "Bowen Zhou and Mingbo Ma". */
function separate(name: PersonName): readonly PersonName[] {
  const { given = "", family = "", literal = "" } = name;
  const written = [given, family, literal].filter((part) => part !== "").join(" ");
  const people = / and /.test(written) ? written.split(/,? and | ?, /) : [];
  return people.length > 1 ? people.filter((one) => /\S/.test(one)).map((one) => ({ literal: one.trim() })) : [name];
}

/** A name is looked for this far from its own place, too, if no word of it is found elsewhere. */
const nearby = 2;

/** Returns for each name the index of the known name that it agrees with, each index once. */
function partnersOf(people: readonly Read[], known: readonly Read[]): readonly (number | undefined)[] {
  const byWord = new Map<string, number[]>();
  for (const [index, { words }] of known.entries()) {
    for (const word of [...words.family, ...words.given].filter(({ length }) => length > 1)) {
      byWord.set(word, [...(byWord.get(word) ?? []).slice(0, maxNamesakes), index]);
    }
  }
  const taken = new Set<number>();
  return people.map(({ words }, index) => {
    const near = Array.from({ length: 2 * nearby + 1 }, (_, step) => index + (step % 2 === 0 ? step / 2 : -(step + 1) / 2));
    const elsewhere = [...words.family, ...words.given].flatMap((word) => byWord.get(word) ?? []);
    const partner = [...near, ...elsewhere].find((at) => {
      const other = known[at];
      return other !== undefined && !taken.has(at) && areAgreeing(words, other.words);
    });
    if (partner !== undefined) {
      taken.add(partner);
    }
    return partner;
  });
}

/** If thousands of names share a word, the first ones are looked at. */
const maxNamesakes = 50;
