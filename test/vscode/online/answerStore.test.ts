import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { forgetLookUps } from "../../../src/vscode/online/answerStore";
import { createOnlineDoor, type OnlineDoor } from "../../../src/vscode/online/onlineDoor";
import { useTemporaryFolder } from "../temporaryFolder";
import { useAsked } from "../window";
import { dataciteAnswer, useServices } from "./answers";

const never = new AbortController().signal;
const id = { kind: "arxiv", id: "2311.14001" } as const;

describe("the answers that are kept", () => {
  const services = useServices();
  const asked = useAsked();
  const { folder } = useTemporaryFolder("answers");
  const open = (): OnlineDoor => createOnlineDoor({ version: "1", folder: vscode.Uri.file(folder()) });
  const files = (): readonly string[] => readdirSync(folder()).map((name) => path.join(folder(), name));
  const title = "Quuxkeep";

  beforeEach(() => {
    services.answers.set("api.datacite.org/", dataciteAnswer(id.id, { title, family: "Quuxer", given: "Ada", year: 2023 }));
  });

  const titleIn = async (door: OnlineDoor): Promise<unknown> => (await door.lookUp(id, never)).found[0]?.item["title"];

  it("are used by the next window, which asks nobody", async () => {
    assert.equal(await titleIn(open()), title);
    assert.ok(services.asked.length > 0);
    services.asked.length = 0;
    assert.equal(await titleIn(open()), title);
    assert.deepEqual(services.asked, []);
  });

  it("are asked for again if their files are damaged", async () => {
    for (const file of files()) {
      writeFileSync(file, '{"key":"GET');
    }
    assert.equal(await titleIn(open()), title);
    assert.ok(services.asked.length > 0);
  });

  it("are no errors: the next window asks again", async () => {
    services.answers.set("api.datacite.org/", { text: "<html>", type: "text/html" });
    const other = { kind: "arxiv", id: "2311.14002" } as const;
    await open().lookUp(other, never);
    services.answers.set("api.datacite.org/", dataciteAnswer(other.id, { title: "Quuxlate", family: "Quuxer", given: "Ada", year: 2023 }));
    assert.equal((await open().lookUp(other, never)).found[0]?.item["title"], "Quuxlate");
  });

  it("of two windows that ask at once are whole", async () => {
    const doors = [open(), open(), open()];
    await Promise.all(doors.map((door) => door.forget()));
    assert.deepEqual(await Promise.all(doors.map(titleIn)), [title, title, title]);
    services.asked.length = 0;
    assert.equal(await titleIn(open()), title);
    assert.deepEqual(services.asked, []);
    assert.deepEqual(
      files().filter((file) => !file.endsWith(".json")),
      [],
    );
  });

  it("are deleted by a command, which says how many there were", async () => {
    const count = files().length;
    assert.ok(count > 0);
    const door = open();
    await forgetLookUps(door);
    assert.deepEqual(asked.messages, [`CiteLens: deleted the answers that were kept (${count}). The papers that you added stay.`]);
    assert.deepEqual(files(), []);
    assert.equal(await titleIn(door), title);
    assert.ok(services.asked.length > 0);
  });

  it("need no folder that can be written", async () => {
    const door = createOnlineDoor({ version: "1", folder: vscode.Uri.parse("memory:/answers") });
    assert.equal(await titleIn(door), title);
    assert.equal(await door.forget(), 0);
  });
});
