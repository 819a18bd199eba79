import { effortOf } from "./effort";
import { withWatchdog } from "./watchdog";

/** A text that can be made in any length, and what reads it. */
export interface Growing {
  readonly what: string;
  readonly textOf: (length: number) => string;
  readonly read: (text: string) => void;
}

/** A text is read in this length and in four times as much. */
const firstLength = 50_000;
const factor = 4;
/** Four times the text may take this many times as long, for garbage and for the machine. Quadratic time takes sixteen times as long. */
const maxRatio = 9;
/** Shorter times show only the noise of the machine, and are short enough for a text of 200,000 characters. */
const minMs = 60;
/** How often both lengths are read before the text is doubled, and how often it is doubled before it counts as growing too fast. */
const [attempts, doublings] = [3, 2] as const;

/**
 * Returns what the processor times are if a reader's time grows faster than its text, or `undefined`. Takes the shortest of several times, and
 * tries twice the length before it reports anything, because the machine may be busy.
 */
export function growthProblem({ what, textOf, read }: Growing, length = firstLength): string | undefined {
  const effort = (text: string): number => {
    let spent = 0;
    withWatchdog(
      () => {
        spent = effortOf(() => {
          read(text);
        });
      },
      () => what,
    );
    return spent;
  };
  const seen: string[] = [];
  for (let doubled = 0; doubled <= doublings; doubled++) {
    const small = length * 2 ** doubled;
    const [few, many] = [textOf(small), textOf(small * factor)];
    let [least, most] = [Number.POSITIVE_INFINITY, effort(many)];
    for (
      let attempt = 0;
      (attempt < attempts && most >= Math.max(minMs, least * maxRatio)) || least === Number.POSITIVE_INFINITY;
      attempt++
    ) {
      least = Math.min(least, most < minMs ? 0 : effort(few), most < minMs ? 0 : effort(few));
      most = attempt === 0 ? most : Math.min(most, effort(many));
    }
    if (most < Math.max(minMs, least * maxRatio)) {
      return undefined;
    }
    seen.push(`${small}: ${Math.round(least)} ms, ${small * factor}: ${Math.round(most)} ms`);
  }
  return `${what}: ${seen.join("; ")}`;
}
