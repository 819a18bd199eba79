/**
 * Skips the test if a requirement is missing; called from a `before` hook, skips all tests of its `describe`. The reason becomes a part
 * of their titles, so that the report and the runner's list of skipped tests show it. Tests are skipped in no other way.
 *
 * @param context the test's or hook's `this`
 * @param reason names what is missing: `"pdflatex is not installed"`
 */
export function requires(context: Mocha.Context, isThere: boolean, reason: string): asserts isThere {
  if (isThere) {
    return;
  }
  const { test } = context;
  const giveReason = (skipped: Mocha.Runnable): void => {
    skipped.title += ` (skipped: ${reason})`;
  };
  if (test && "type" in test && test.type === "hook") {
    test.parent?.eachTest(giveReason);
  } else if (test) {
    giveReason(test);
  }
  context.skip();
}
