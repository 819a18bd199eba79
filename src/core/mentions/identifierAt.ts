import { CharacterClass, classOf } from "./forms/characters";
import type { Workspace } from "./judge/score/readWorkspace";
import type { Mention, MentionLookUp, TextRange } from "./mention";

/** The papers at a place: the mentions in the identifier there, and the text to mark. */
export interface MentionsAt extends TextRange {
  /** The mention under the offset first, then the others from near to far. */
  readonly mentions: readonly [Mention, ...Mention[]];
}

/** The end of an identifier is searched this far from an offset, in UTF-16 code units. */
const maxHalfLength = 256;

/**
 * Returns the identifier that contains or touches the offset: letters, digits and underscores, as in `ViDTBackbone` and
 * `npo_loss`. Returns `undefined` if no identifier is there. Letters without case, such as Chinese ones, are no part of an identifier,
 * because texts write a name among them without a space. A longer identifier is cut.
 */
export function identifierAt(text: string, offset: number): TextRange | undefined {
  let start = offset;
  while (start > 0 && offset - start < maxHalfLength && isIdentifierCode(text.charCodeAt(start - 1))) {
    start--;
  }
  let end = offset;
  while (end < text.length && end - offset < maxHalfLength && isIdentifierCode(text.charCodeAt(end))) {
    end++;
  }
  return start === end ? undefined : { start, end };
}

/**
 * Returns the mentions in the identifier at an offset, so that the whole identifier answers: `Backbone` of `ViDTBackbone` and
 * `_loss` of `npo_loss` have the mentions of `ViDT` and `npo`. The range is the identifier. If a mention is longer than its
 * identifier, such as a title or an address, the range is that mention.
 */
export function mentionsAt(
  lookUp: Pick<MentionLookUp, "at" | "find">,
  text: string,
  offset: number,
  workspace?: Workspace,
): MentionsAt | undefined {
  const under = lookUp.at(text, offset, workspace);
  const identifier = identifierAt(text, offset);
  if (!identifier || (under && !isWithin(under, identifier))) {
    return under && { start: under.start, end: under.end, mentions: [under] };
  }
  const [first, ...others] = lookUp
    .find(text, identifier, workspace)
    .filter((mention) => isWithin(mention, identifier))
    .sort((a, b) => distance(a, offset) - distance(b, offset) || a.start - b.start);
  const nearest = first ?? under;
  return nearest && { ...identifier, mentions: [nearest, ...others] };
}

function isWithin(mention: TextRange, { start, end }: TextRange): boolean {
  return start <= mention.start && mention.end <= end;
}

/** Returns the distance of the character at the offset from a range. The range that it belongs to comes before one that ends there. */
function distance({ start, end }: TextRange, offset: number): number {
  return offset < start ? start - offset : offset < end ? 0 : offset - end + 0.5;
}

function isIdentifierCode(code: number): boolean {
  const here = classOf(code);
  return (here >= CharacterClass.lower && here !== CharacterClass.uncased) || here === CharacterClass.mark || code === underscore;
}

const underscore = 0x5f;
