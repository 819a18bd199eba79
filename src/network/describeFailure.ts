import { sourceName } from "../core/sources/sources";
import { english, type Translate } from "../core/text/translate";
import { describeWhy } from "./describeWhy";
import type { Failure } from "./online";

const [minuteSeconds, hourSeconds] = [60, 3_600] as const;

/** Returns one sentence for the user: which service gave no answer, why, and when it can be asked again. */
export function describeFailure(failure: Failure, t: Translate = english): string {
  const name = sourceName(failure.source);
  switch (failure.kind) {
    case "offline":
      return t("{0} could not be reached. Is this computer online?", name);
    case "broken":
      return t("{0} gave no usable answer: {1}.", name, describeWhy(failure.why, t).replace(/[.\s]+$/, ""));
    case "later":
      return describeWait(name, failure.waitSeconds, t);
  }
}

function describeWait(name: string, seconds: number | undefined, t: Translate): string {
  if (seconds === undefined) {
    return t("{0} does not answer at the moment. Try again later.", name);
  }
  if (seconds < 2 * minuteSeconds) {
    return t("{0} answers again in {1} seconds.", name, Math.max(seconds, 1));
  }
  return seconds < 2 * hourSeconds
    ? t("{0} answers again in {1} minutes.", name, Math.ceil(seconds / minuteSeconds))
    : t("{0} answers again in {1} hours.", name, Math.ceil(seconds / hourSeconds));
}
