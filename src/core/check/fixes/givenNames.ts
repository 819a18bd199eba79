/** How given names are written: as they are, or as initials with or without full stops and spaces. */
export type GivenForm = { readonly kind: "full" } | { readonly kind: "initials"; readonly stop: "." | ""; readonly gap: " " | "" };

/** All forms, the usual ones first. */
export const givenForms: readonly GivenForm[] = [
  { kind: "full" },
  { kind: "initials", stop: ".", gap: " " },
  { kind: "initials", stop: ".", gap: "" },
  { kind: "initials", stop: "", gap: "" },
  { kind: "initials", stop: "", gap: " " },
];

const word = /(?<before>^|[\s.-]{1,9})(?<letter>\p{L})(?<rest>[\p{L}\p{M}'’ʼ]{0,60})/gu;

/** Returns given names in a form, or `undefined` if they cannot be written so: nobody knows what initials stand for, nor the initials of other scripts. */
export function formatGiven(given: string, form: GivenForm): string | undefined {
  const words = [...given.matchAll(word)].map(({ groups = {} }) => groups);
  if (form.kind === "full") {
    return words.every(({ rest }) => rest === "") ? undefined : given;
  }
  const areCapital = words.length > 0 && words.every(({ letter = "" }) => /\p{Lu}/u.test(letter));
  const initials = words.map(({ before = "", letter = "" }, index) => {
    const gap = index === 0 ? "" : before.includes("-") ? "-" : form.gap;
    return `${gap}${letter}${form.stop}`;
  });
  return areCapital ? initials.join("") : undefined;
}
