/**
 * Skips the test, or from a `before` hook all tests of its `describe`, unless what they need is there. The reason becomes a part of
 * their titles, so the report and the runner's list of skipped tests show it. There is no other way to skip a test.
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
