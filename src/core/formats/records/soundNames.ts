import { isRecord } from "../../record";
import type { CslItem } from "../csl/item";

/** The variables of CSL 1.0.2 whose values are lists of names. */
const nameVariables = (
  "author chair collection-editor compiler composer container-author contributor curator director editor editorial-director executive-producer " +
  "guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author script-writer " +
  "series-creator translator"
).split(" ");

/**
 * Returns an item whose lists of names have only names: a name that is alone becomes a list, a text becomes a name that is not divided, and what is neither a text nor a name, or
 * a part of a name that is not a text, is left out. Other code may then read them without a test.
 */
export function withSoundNames(written: CslItem): CslItem {
  const alone = nameVariables.filter((variable) => isRecord(written[variable]));
  const item =
    alone.length === 0 ? written : { ...written, ...Object.fromEntries(alone.map((variable) => [variable, [written[variable]]])) };
  const changed = nameVariables.filter(
    (variable) => Array.isArray(item[variable]) && !(item[variable] as readonly unknown[]).every(isSound),
  );
  return changed.length === 0
    ? item
    : {
        ...item,
        ...Object.fromEntries(changed.map((variable) => [variable, (item[variable] as readonly unknown[]).flatMap(soundName)])),
      };
}

function isSound(name: unknown): boolean {
  return isRecord(name) && Object.values(name).every(isPart);
}

/** A text or, as in `"static-ordering": true`, a setting. */
function isPart(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean";
}

function soundName(name: unknown): readonly CslItem[] {
  if (typeof name === "string" && name.trim() !== "") {
    return [{ literal: name }];
  }
  const texts = isRecord(name)
    ? Object.entries(name).map(([part, value]) => [part, typeof value === "number" ? String(value) : value] as const)
    : [];
  const parts = texts.filter(([, value]) => isPart(value));
  return parts.length === 0 ? [] : [Object.fromEntries(parts)];
}
