import assert from "node:assert/strict";
import * as vscode from "vscode";
import { changeSettings } from "../../../src/vscode/mentions/madeSettings";
import { useTemporaryFolder } from "../temporaryFolder";

describe("the settings file of a workspace", () => {
  const { folder } = useTemporaryFolder("citelens-settings");

  function createState(): vscode.Memento {
    const values = new Map<string, unknown>();
    return {
      keys: () => [...values.keys()],
      get: <T>(key: string, fallback?: T) => (values.get(key) ?? fallback) as T,
      update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
    };
  }

  /** Checks what is left of `.vscode` after these texts of settings.json were written one by one, the first of them by the user. */
  const check = (
    name: string,
    before: string | undefined,
    texts: readonly (readonly [by: "CiteLens" | "user", text: string])[],
    left: string,
  ): void => {
    it(`leaves ${left} ${name}`, async () => {
      const root = vscode.Uri.joinPath(vscode.Uri.file(folder()), name.replace(/\W+/g, "-"));
      const settings = vscode.Uri.joinPath(root, ".vscode");
      const file = vscode.Uri.joinPath(settings, "settings.json");
      const write = async (text: string): Promise<void> => {
        await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
      };
      await vscode.workspace.fs.createDirectory(root);
      await (before === undefined ? undefined : write(before));
      const state = createState();
      for (const [by, text] of texts) {
        await (by === "user" ? write(text) : changeSettings(state, root, () => write(text)));
      }
      const files = await vscode.workspace.fs.readDirectory(settings).then(
        (entries) => entries.map(([entry]) => entry).join(),
        () => "no folder",
      );
      assert.equal(files, left);
    });
  };
  const muted = '{ "citelens.mutedNames": ["NPO"] }';
  check(
    "that it made",
    undefined,
    [
      ["CiteLens", muted],
      ["CiteLens", "{}"],
    ],
    "no folder",
  );
  check(
    "that it made, with blanks",
    undefined,
    [
      ["CiteLens", muted],
      ["CiteLens", "{\n}\n"],
    ],
    "no folder",
  );
  check(
    "that it made, twice",
    undefined,
    [
      ["CiteLens", muted],
      ["CiteLens", "{}"],
      ["CiteLens", muted],
      ["CiteLens", "{}"],
    ],
    "no folder",
  );
  check("that it made, while it is used", undefined, [["CiteLens", muted]], "settings.json");
  check(
    "in which the user wrote",
    undefined,
    [
      ["CiteLens", muted],
      ["user", '{ "a": 1 }'],
      ["CiteLens", '{ "a": 1 }'],
    ],
    "settings.json",
  );
  check(
    "in which the user commented",
    undefined,
    [
      ["CiteLens", muted],
      ["CiteLens", "{ // mine\n}"],
    ],
    "settings.json",
  );
  check(
    "that the user made",
    "{}",
    [
      ["CiteLens", muted],
      ["CiteLens", "{}"],
    ],
    "settings.json",
  );
  check("that the user emptied", muted, [["CiteLens", "{}"]], "settings.json");
});
