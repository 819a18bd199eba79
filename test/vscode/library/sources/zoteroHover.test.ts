import assert from "node:assert/strict";
import * as vscode from "vscode";
import { registerHover } from "../../../../src/vscode/hover";
import { registerZotero } from "../../../../src/vscode/library/sources/zotero";
import { zoteroFileBeside } from "../../../../src/vscode/library/sources/zoteroFile";
import { createEarlyAnswers } from "../../../../src/vscode/mentions/earlyHover";
import { cardsAt, plain, useSettings } from "../../editing";
import { createOwnServices } from "../../online/ownServices";
import { noBibliographies, noEvidence } from "../../services";
import { useTemporaryFolder } from "../../temporaryFolder";
import { useServices } from "../../online/answers";
import { serveZotero } from "./zoteroServer";

/** Returns an item of Zotero. */
function item(key: string, title: string): Parameters<typeof serveZotero>[0][number] {
  const creators = [{ creatorType: "author", firstName: "Ada", lastName: "Quuxer" }];
  return { key, version: 0, dateModified: "2026-11-01T10:00:00Z", data: { itemType: "journalArticle", title, creators, date: "2021" } };
}

describe("hovers over papers of Zotero", () => {
  const { folder, log } = useTemporaryFolder("zotero-hover");
  const change = useSettings();
  const { fetch } = globalThis;
  const services = useServices();

  it("show them with their library, and ask nobody", async () => {
    const served = await serveZotero([item("AAAA1111", "Quuxsight of Own Graphs")]);
    served.groups = [{ id: 169947, name: "Smart Cities", items: [item("BBBB2222", "Quuxsight of Shared Graphs")] }];
    await change("zotero", true);
    const own = createOwnServices(folder(), log);
    const file = zoteroFileBeside(own.personal.importedFile);
    const personal = { started: new Promise<void>(() => undefined), refresh: own.personal.refresh };
    const zotero = registerZotero({ file, personal, version: "1", log, port: served.port, isRemote: false });
    const earlyAnswers = createEarlyAnswers({
      kept: Promise.resolve(undefined),
      current: own.current,
      evidence: noEvidence,
      started: Promise.resolve(),
      log,
    });
    const hover = registerHover({
      current: own.current,
      personal: own.personal,
      cursorCard: own.cursorCard,
      bibliographies: noBibliographies,
      earlyAnswers,
    });
    const mocked = globalThis.fetch;
    try {
      globalThis.fetch = fetch;
      assert.match((await zotero.ask()) ?? "", /^Zotero has 2 papers/);
      await own.current.settled();
      globalThis.fetch = mocked;
      served.asked.length = 0;
      for (const [title, library] of [
        ["Quuxsight of Own Graphs", "Zotero"],
        ["Quuxsight of Shared Graphs", "Zotero: Smart Cities"],
      ] as const) {
        const { uri } = await vscode.workspace.openTextDocument({ language: "markdown", content: `See ${title}.` });
        const cards = (await cardsAt(uri, new vscode.Position(0, 6))).map(({ content }) => plain(content.value));
        assert.ok(
          cards.some((card) => card.includes(`**${title}**`) && card.includes("Quuxer") && new RegExp(`${library}(?!:)`).test(card)),
          cards.join("\n"),
        );
      }
      assert.deepEqual([...served.asked, ...services.asked], []);
    } finally {
      globalThis.fetch = mocked;
      hover.dispose();
      zotero.dispose();
      own.dispose();
      await served.close();
    }
  });
});
