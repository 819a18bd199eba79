import { setImmediate } from "node:timers/promises";
import type { CodebasePaper } from "../../core/codebase/createCodebase";
import type { LookOutcome } from "../../core/tools/agentTool";
import { createScan } from "../codebase/scanCodebase";
import { type LookContext, withNotes } from "./checkForAgent";
import { locateAll, type Roots, shownFile } from "../documents/roots";

/** Finds the papers that files and folders of the roots mention; without paths, those of all roots. */
export async function listPapers(
  paths: readonly string[],
  roots: Roots,
  { loaded, invocation, signal }: LookContext,
): Promise<LookOutcome<CodebasePaper>> {
  const located = await locateAll(
    paths.length === 0 && roots.folders.length > 0 ? roots.folders : paths.length === 0 ? ["."] : paths,
    roots,
  );
  if ("problem" in located) {
    return { kind: "refused", problem: located.problem };
  }
  const notes: string[] = [];
  const scan = createScan(
    withNotes(invocation, (message) => void notes.push(message.replace(/^citelens papers: /, ""))),
    { papers: loaded.library.papers, matcher: loaded.matcher() },
  );
  try {
    for (const one of located) {
      await scan.look(one.path, async () => {
        // Lets a message arrive that ends the call.
        await setImmediate();
        signal.throwIfAborted();
      });
    }
    await scan.resolveKeys(roots);
  } finally {
    await scan.end();
  }
  const found = scan.codebase
    .papers()
    .map((one) => ({ ...one, places: one.places.map((place) => ({ ...place, file: shownFile(place.file, roots) })) }));
  return { kind: "found", found, looked: scan.filesRead(), notes };
}
