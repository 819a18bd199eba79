import { constants, monitorEventLoopDelay, PerformanceObserver } from "node:perf_hooks";

/** The time that other work had to wait for its turn, and the reasons. */
export interface Waiting {
  readonly what: string;
  /** The 99th percentile of the delays of the event loop. */
  readonly "99 %": string;
  readonly "99.9 %": string;
  readonly largest: string;
  /** The longest step of the work itself, without the engine's pauses during it. */
  readonly "own step": string;
  /** The engine's pauses, during the steps and between them: collections of young objects, and of all objects. */
  readonly young: string;
  readonly old: string;
}

/** A meter of the time that other work has to wait. */
export interface WaitingMeter {
  during(what: string, work: () => Promise<void>): Promise<Waiting>;
  /** Does a step of the measured work. */
  step<Made>(work: () => Made): Made;
}

/** An entry of the type "gc". Node's type declaration lacks the detail. */
interface GcEntry {
  readonly startTime: number;
  readonly duration: number;
  readonly detail: { readonly kind: number };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Creates a meter. It keeps the steps and pauses of one call of {@link WaitingMeter.during}. */
export function createWaitingMeter(): WaitingMeter {
  let [steps, pauses]: [Span[], (Span & { readonly isYoung: boolean })[]] = [[], []];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration, detail } of list.getEntries() as readonly object[] as readonly GcEntry[]) {
      const isYoung = detail.kind === constants.NODE_PERFORMANCE_GC_MINOR;
      pauses.push({ start: startTime, end: startTime + duration, isYoung });
    }
  });
  observer.observe({ entryTypes: ["gc"] });
  return {
    async during(what, work) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      await waitForPauses();
      [steps, pauses] = [[], []];
      delay.enable();
      await work();
      delay.disable();
      await waitForPauses();
      return {
        what,
        "99 %": milliseconds(delay.percentile(99) / 1e6),
        "99.9 %": milliseconds(delay.percentile(99.9) / 1e6),
        largest: milliseconds(delay.max / 1e6),
        "own step": milliseconds(Math.max(0, ...steps.map((step) => ownTime(step, pauses)))),
        young: describePauses(pauses.filter(({ isYoung }) => isYoung)),
        old: describePauses(pauses.filter(({ isYoung }) => !isYoung)),
      };
    },
    step(work) {
      const start = performance.now();
      const made = work();
      steps.push({ start, end: performance.now() });
      return made;
    },
  };
}

/** Waits a moment, because Node reports a pause a moment after it. */
function waitForPauses(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

function ownTime(step: Span, pauses: readonly Span[]): number {
  const inside = pauses.filter(({ start }) => start >= step.start && start < step.end);
  return step.end - step.start - sum(inside);
}

function sum(spans: readonly Span[]): number {
  return spans.reduce((total, { start, end }) => total + end - start, 0);
}

function describePauses(pauses: readonly Span[]): string {
  const longest = Math.max(0, ...pauses.map(({ start, end }) => end - start));
  return `${pauses.length}: ${Math.round(sum(pauses))} ms, longest ${milliseconds(longest)}`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`;
}
