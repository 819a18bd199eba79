import assert from "node:assert/strict";
import * as vscode from "vscode";
import { showError, showInformation, showWarning, withoutLinks } from "../../../src/vscode/platform/notifications";

describe("notifications", () => {
  /** Matches links as `parseLinkedText` of VS Code does. */
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
  const texts = [
    "Attention [is](command:workbench.action.quit) all",
    "[a](https://example.com)",
    '[a](file:///etc/hosts "title")',
    "[[a]](COMMAND:x) and [b](http://c)",
    "a](b) [x](command:y)",
    "[\u202ea](command:y?%5B1%5D)",
  ];
  it("have no links, whatever a title says", () => {
    for (const text of texts) {
      assert.match(text, link);
      assert.doesNotMatch(withoutLinks(text), link);
      assert.equal(withoutLinks(text).replaceAll("\u2060", ""), text);
    }
  });

  it("keep other brackets as they are", () => {
    for (const text of ["f[i] (x)", "[a] (command:x)", "a (b) [c]", "$(flame)", ""]) {
      assert.equal(withoutLinks(text), text);
    }
  });

  it("are shown with their buttons by VS Code", async () => {
    const { showErrorMessage, showInformationMessage, showWarningMessage } = vscode.window;
    const shown: (readonly unknown[])[] = [];
    const note = (...given: readonly unknown[]): Promise<unknown> => {
      shown.push(given);
      return Promise.resolve(given.at(-1));
    };
    Object.assign(vscode.window, { showErrorMessage: note, showInformationMessage: note, showWarningMessage: note });
    try {
      assert.equal(await showInformation("[a](command:b)", "Yes", "No"), "No");
      assert.equal(await showWarning("[c](command:d)", "OK"), "OK");
      await showError("[e](command:f)");
    } finally {
      Object.assign(vscode.window, { showErrorMessage, showInformationMessage, showWarningMessage });
    }
    assert.deepEqual(shown, [["[a]\u2060(command:b)", "Yes", "No"], ["[c]\u2060(command:d)", "OK"], ["[e]\u2060(command:f)"]]);
  });
});
