/** An object that was read from JSON or YAML, by its own keys. Nothing is known of its values. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Returns whether a value is an object with keys: neither `null` nor a list. */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a field of a value's own, or `undefined` if the value is no object or has no such field. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** Returns an object without a field. */
export function omit(record: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
