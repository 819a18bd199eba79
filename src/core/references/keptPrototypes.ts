/** The objects that a name from a file can reach in a plain object: prototypes, and the functions that make objects, with `keys` and the like. */
const shared: readonly object[] = [Object, Array, Function, String, Number, Boolean, RegExp].flatMap((maker) => [maker, maker.prototype]);

/**
 * Runs citeproc-js, which keeps names from files in plain objects. If the work changes what all objects have, puts that back as it was: a style
 * is refused if it has such a name, and this holds even if one gets through.
 *
 * @throws if the work throws, or if it changed a prototype.
 */
export function withKeptPrototypes<Result>(work: () => Result): Result {
  const before = shared.map((one) => Object.getOwnPropertyDescriptors(one));
  const outcome = outcomeOf(work);
  const [changed] = shared.flatMap((one, index) => putBack(one, before[index] ?? {}));
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
function putBack(one: object, before: Readonly<Record<PropertyKey, PropertyDescriptor>>): readonly PropertyKey[] {
  const changed: PropertyKey[] = [];
  for (const key of Reflect.ownKeys(one)) {
    const [was, is] = [Object.hasOwn(before, key) ? before[key] : undefined, Reflect.getOwnPropertyDescriptor(one, key)];
    if (!was) {
      Reflect.deleteProperty(one, key);
      changed.push(key);
    } else if (!Object.is(was.value, is?.value) || was.get !== is?.get || was.set !== is?.set) {
      Reflect.defineProperty(one, key, was);
      changed.push(key);
    }
  }
  return changed;
}
