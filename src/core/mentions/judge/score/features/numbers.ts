/** Returns 1 for true, and 0 for false. */
export function bool(value: boolean): number {
  return value ? 1 : 0;
}

/** Returns a number, or the nearest one from -3 to 3. */
export function clip(value: number): number {
  return Math.max(-3, Math.min(3, value));
}

/** Returns the mean, or 0 without a value. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
