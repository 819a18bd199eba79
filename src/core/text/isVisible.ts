const visible = /[^\s\p{C}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Returns `true` if a text has a character that can be seen: no white space, control, mark, or sign of width zero. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}
