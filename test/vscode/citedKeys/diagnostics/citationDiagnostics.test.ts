import assert from "node:assert/strict";
import * as vscode from "vscode";
import { bibliographyKeysIn } from "../../../../src/core/formats/bibliographyKeys";
import type { Paper } from "../../../../src/core/paper";
import { registerCitationDiagnostics } from "../../../../src/vscode/citedKeys/diagnostics/citationDiagnostics";
import type { PaperSource } from "../../../../src/vscode/library/sources/paperSource";
import type { Bibliographies } from "../../../../src/vscode/services/services";
import { until } from "../../editing";
import { userPapers, noBibliographies, noLatexRoots } from "../../services";
import { useTemporaryFolder } from "../../temporaryFolder";

describe("checks of open documents", () => {
  const { log } = useTemporaryFolder("checks");

  it("are repeated for the documents that depend on a changed file, and for all when a file is added", async () => {
    const uriOf = (name: string): vscode.Uri => vscode.Uri.parse(`memory:/${name}.bib`);
    const documents = await Promise.all(
      ["a", "b"].map((name) => vscode.workspace.openTextDocument({ language: "latex", content: `% ${name}\n\\cite{missing}\n` })),
    );
    const counts = new Map<string, number>();
    const countOf = (name: string): number => counts.get(name) ?? 0;
    const of: Bibliographies["of"] = (document) => {
      const [, name = ""] = /^% (\w)$/.exec(document.lineAt(0).text) ?? [];
      counts.set(name, countOf(name) + 1);
      const file = {
        uri: uriOf(name),
        keys: bibliographyKeysIn("", "a.bib"),
        citekeys: new Set<string>(),
        rangeOf: () => new vscode.Range(0, 0, 0, 0),
      };
      return Promise.resolve({ files: [file], missing: [], isNamed: true });
    };
    const untouched = {
      problems: () => [],
      namedBy: "workspace" as const,
      isLibrary: false,
      lineOf: () => undefined,
      read: () => Promise.resolve(false),
      adopt: () => Promise.resolve(),
      keep: () => Promise.resolve(),
    };
    const read = new vscode.EventEmitter<void>();
    const papers = new Map<string, readonly Paper[]>([
      ["a", []],
      ["b", []],
    ]);
    const sources = (): readonly PaperSource[] =>
      [...papers].map(([name, found]) => ({ ...untouched, uri: uriOf(name), label: name, papers: () => found }));
    const readAgain = (name: string): void => {
      papers.set(name, []);
      read.fire();
    };
    const registration = registerCitationDiagnostics({
      bibliographies: { ...noBibliographies, of },
      latexRoots: noLatexRoots,
      personal: userPapers({ sources, onDidRead: read.event }),
      log: { ...log, error: (message) => assert.fail(String(message)) },
    });
    await until(() => countOf("a") === 1 && countOf("b") === 1, "checks of all documents");
    readAgain("a");
    await until(() => countOf("a") === 2, "a check of the document that depends on it");
    readAgain("b");
    await until(() => countOf("b") > 1, "a check of the other document");
    assert.deepEqual([countOf("a"), countOf("b")], [2, 2]);
    readAgain("c");
    await until(() => countOf("a") === 3 && countOf("b") === 3, "checks of all documents, which may depend on the new file");
    registration.dispose();
    assert.equal(documents.length, 2);
  });

  it("go on after one fails, and the log says which", async () => {
    const documents = await Promise.all(
      ["broken", "whole"].map((name) => vscode.workspace.openTextDocument({ language: "latex", content: `% ${name}\n` })),
    );
    const checked: string[] = [];
    const logged: string[] = [];
    const of: Bibliographies["of"] = (document) => {
      checked.push(document.lineAt(0).text);
      return document === documents[0]
        ? Promise.reject(new Error("out of order"))
        : Promise.resolve({ files: [], missing: [], isNamed: true });
    };
    const registration = registerCitationDiagnostics({
      bibliographies: { ...noBibliographies, of },
      latexRoots: noLatexRoots,
      personal: userPapers(),
      log: { ...log, error: (message: string | Error, ...more: readonly unknown[]) => logged.push([message, ...more].join(" ")) },
    });
    await until(() => checked.includes("% whole") && logged.length > 0, "a check and a line in the log");
    registration.dispose();
    assert.deepEqual(logged, [`The citations in ${documents[0]?.uri.toString(true) ?? ""} could not be checked. Error: out of order`]);
  });
});
