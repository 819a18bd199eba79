/** Only so much of an abstract is read, in UTF-16 code units. The longest one of 20,027 real papers has 3,290. */
export const maxAbstractChars = 50_000;
/** Only so much of any other text that a card shows is read. The longest title of these papers has 217. */
export const maxTextChars = 20_000;

/** Returns a problem if only the beginning of this text is read, or none. The record of the paper keeps the whole text. */
export function tooLong(name: string, text: string): readonly string[] {
  const most = name === "abstract" ? maxAbstractChars : maxTextChars;
  return text.length <= most ? [] : [`The ${name} has ${text.length} characters. Only the first ${most} are read.`];
}

/** Only so many names of a list are read. The longest list of these papers has 98; those of large collaborations have thousands. */
export const maxNames = 20_000;

/** Returns a problem if only the beginning of this list is read, or none. */
export function tooMany(name: string, list: unknown): readonly string[] {
  return Array.isArray(list) && list.length > maxNames
    ? [`The list "${name}" has ${list.length} names. Only the first ${maxNames} are read.`]
    : [];
}
