import type { Paper } from "../paper";
import { fold } from "../words/fold";

/** Fewer letters stand in many addresses by chance, and a name may be all signs. */
const minLetters = 3;

/** Returns whether an address has a name of the paper. A paper may also have the address of a library, which stands for many others. */
export function isNamedAfter(address: string, { aliases }: Pick<Paper, "aliases">): boolean {
  const letters = lettersOf(address);
  const words = new Set(fold(address).match(/[\p{L}\p{N}]+/gu) ?? []);
  return aliases.some(({ kind, text }) => {
    const name = kind === "name" || kind === "long-form" ? lettersOf(text) : "";
    return name.length < minLetters ? words.has(name) : letters.includes(name);
  });
}

/** Words that the names of collections and libraries have as well as titles. */
const generic = new Set(
  "model models research learning machine deep network networks neural language vision image images data dataset datasets evaluation benchmark benchmarks training train transformer transformers toolkit library torch pytorch tensorflow keras jax official code paper papers project projects awesome examples the for and with".split(
    " ",
  ),
);
/**
 * Returns whether the repository at an address may be only the paper's: it has a name of the paper or a word of its title. The repository of a library or
 * a collection, such as `huggingface/transformers`, has the code of many papers.
 */
export function isRepositoryOf(address: string, paper: Pick<Paper, "aliases" | "title">): boolean {
  const [, , name = ""] = address.replace(/^https?:\/\/|(?:\.git)?\/?$/g, "").split("/");
  const title = lettersOf(paper.title);
  const words = fold(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")).match(/\p{L}+/gu) ?? [];
  return isNamedAfter(address, paper) || words.some((word) => word.length >= minLetters && !generic.has(word) && title.includes(word));
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
