import { longFormFor } from "../../longForms/abbreviations";

/** Returns whether a text begins with words that have the letters of a name, or has them as initials in a row. */
export function isSpelledOut(name: string, text: string): boolean {
  if (!/^\p{L}[\p{L}\p{N}-]{1,11}$/u.test(name)) {
    return false;
  }
  const letters = name.toLowerCase().replace(/[^\p{L}]/gu, "");
  return (letters.length >= 2 && initialsOf(text).includes(letters)) || longFormFor(name, firstWords(text)) !== undefined;
}

function initialsOf(text: string): string {
  return text
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.charAt(0))
    .join("")
    .toLowerCase();
}

const maxLongFormWords = 7;

function firstWords(text: string): string {
  return text.split(/\s+/).slice(0, maxLongFormWords).join(" ");
}
