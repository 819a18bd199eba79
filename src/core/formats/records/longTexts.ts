/** Only so much of an abstract is read, in UTF-16 code units: an abstract has 2,000, and 10,000 if it is a page of a handbook. */
export const maxAbstractChars = 50_000;
/** Only so much of any other text that a card shows is read. The longest titles have 500. */
export const maxTextChars = 20_000;

/** Returns a problem if only the beginning of this text is read, or none. The record of the paper keeps the whole text. */
export function tooLong(name: string, text: string): readonly string[] {
  const most = name === "abstract" ? maxAbstractChars : maxTextChars;
  return text.length <= most ? [] : [`The ${name} has ${text.length} characters. Only the first ${most} are read.`];
}

/** Only so many names of a list are read. The longest list of authors of any paper has 15,025. */
export const maxNames = 20_000;

/** Returns a problem if only the beginning of this list is read, or none. */
export function tooMany(name: string, list: unknown): readonly string[] {
  return Array.isArray(list) && list.length > maxNames
    ? [`The list "${name}" has ${list.length} names. Only the first ${maxNames} are read.`]
    : [];
}
