import assert from "node:assert/strict";
import * as vscode from "vscode";
import { createSourceWatch } from "../../../../src/vscode/library/sources/sourceWatch";
import { until } from "../../editing";

describe("the watch over sources", () => {
  it("reports all of them when the user comes back to the window, but not when the user leaves it", async () => {
    const states = new vscode.EventEmitter<{ readonly focused: boolean }>();
    const changed: (readonly string[])[] = [];
    const listener = {
      isSource: () => false,
      addresses: () => ["file:///a.bib", "file:///b.bib"],
      isAbove: () => false,
      changed: (addresses: readonly string[]) => changed.push(addresses),
      moved: () => undefined,
    };
    const watch = createSourceWatch(listener, states.event);
    states.fire({ focused: false });
    states.fire({ focused: true });
    states.fire({ focused: true });
    await until(() => changed.length > 0, "the sources are read again");
    assert.deepEqual(changed, [["file:///a.bib", "file:///b.bib"]]);
    watch.dispose();
    states.dispose();
  });
});
