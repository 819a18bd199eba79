/**
 * Arrow keys, Home and End move between the search box and the results, of which one at a time can be reached by Tab; Escape
 * goes back to the box.
 */
export function moveFocus(event: KeyboardEvent, box: HTMLElement, heads: readonly HTMLElement[]): void {
  const isInBox = event.target === box;
  const item = event.target instanceof Element ? event.target.closest(".paper") : null;
  const at = heads.findIndex((head) => head.parentElement === item);
  const next = target(event.key, isInBox, at, heads.length);
  if (next === undefined || (!isInBox && item === null)) {
    return;
  }
  event.preventDefault();
  const head = heads[next];
  if (!head) {
    box.focus();
    return;
  }
  for (const one of heads) {
    one.tabIndex = one === head ? 0 : -1;
  }
  head.focus();
  head.scrollIntoView({ block: "nearest" });
}

/** The position to go to, -1 for the box, `undefined` where the key is not ours. */
function target(key: string, isInBox: boolean, at: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
      return isInBox ? undefined : at - 1;
    case "Home":
      return isInBox ? undefined : 0;
    case "End":
      return isInBox ? undefined : count - 1;
    case "Escape":
      return -1;
    default:
      return undefined;
  }
}
