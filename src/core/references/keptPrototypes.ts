const prototypes: readonly object[] = [Object.prototype, Array.prototype, Function.prototype, String.prototype];

/**
 * Runs citeproc-js, which keeps names from files in plain objects. If the work changes what all objects have, puts that back as it was: a style
 * is refused if it has such a name, and this holds even if one gets through.
 *
 * @throws if the work throws, or if it changed a prototype.
 */
export function withKeptPrototypes<Result>(work: () => Result): Result {
  const before = prototypes.map((prototype) => Object.getOwnPropertyDescriptors(prototype));
  const outcome = outcomeOf(work);
  const [changed] = prototypes.flatMap((prototype, index) => putBack(prototype, before[index] ?? {}));
  if (changed !== undefined) {
    throw new Error(`it changes “${String(changed)}” of all objects`);
  }
  if ("error" in outcome) {
    throw outcome.error;
  }
  return outcome.result;
}

function outcomeOf<Result>(work: () => Result): { readonly result: Result } | { readonly error: unknown } {
  try {
    return { result: work() };
  } catch (error) {
    return { error };
  }
}

/** Returns the properties that had to be put back. */
function putBack(prototype: object, before: Readonly<Record<PropertyKey, PropertyDescriptor>>): readonly PropertyKey[] {
  const changed: PropertyKey[] = [];
  for (const key of Reflect.ownKeys(prototype)) {
    const [was, is] = [Object.hasOwn(before, key) ? before[key] : undefined, Reflect.getOwnPropertyDescriptor(prototype, key)];
    if (!was) {
      Reflect.deleteProperty(prototype, key);
      changed.push(key);
    } else if (was.value !== is?.value || was.get !== is?.get || was.set !== is?.set) {
      Reflect.defineProperty(prototype, key, was);
      changed.push(key);
    }
  }
  return changed;
}
