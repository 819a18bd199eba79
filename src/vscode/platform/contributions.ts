import type { CitationStyleId } from "../../core/citations/styles/citationStyles";
import { bundledSets, type BundledSet } from "../../core/library/bundledSets";

/**
 * The commands and settings that CiteLens contributes to VS Code, typed once. package.json repeats them, and a test compares both.
 * This file does not import `vscode`, so that the test can import it.
 */

/** The arguments of each command. All are optional: without them, a command takes the paper at the cursor, or asks. */
export interface CommandArguments {
  "citelens.findPaper": [];
  "citelens.insertCitation": [citekey?: string];
  "citelens.pickAnother": [];
  "citelens.citeInForm": [];
  "citelens.changeForm": [];
  "citelens.insertCitationAs": [citekey?: string];
  "citelens.copyBibtex": [citekey?: string];
  "citelens.copyCitekey": [citekey?: string];
  "citelens.copyReferenceAs": [citekey?: string];
  "citelens.copyBibliography": [];
  "citelens.openRepository": [citekey?: string];
  "citelens.showPaperAtCursor": [];
  "citelens.showInPanel": [citekey?: string];
  "citelens.moreLikeThis": [citekey?: string];
  "citelens.showPanel": [];
  "citelens.muteName": [name?: string];
  "citelens.unmuteName": [name?: string];
  "citelens.alwaysShowName": [name?: string];
  "citelens.explainName": [];
  "citelens.namePaper": [citekey?: string];
  "citelens.removeName": [citekey?: string];
  "citelens.showSource": [place?: string];
  "citelens.addPaper": [text?: string];
  "citelens.editPaper": [citekey?: string];
  "citelens.removePaper": [citekey?: string];
  "citelens.showMine": [];
  "citelens.dailyPapers": [day?: string];
  "citelens.findPublished": [citekey?: string];
  "citelens.importPapers": [file?: string];
  "citelens.undoImport": [];
  "citelens.exportLibrary": [];
  "citelens.forgetLookUps": [];
  "citelens.openPaper": [citekey?: string];
  "citelens.openInZotero": [citekey?: string];
  "citelens.exportWorkspacePapers": [];
  "citelens.rereadWorkspacePapers": [];
  "citelens.stopReadingWorkspace": [];
  "citelens.removeWorkspacePaper": [citekey?: string];
  "citelens.showRemovedPapers": [];
  "citelens.showPlace": [place?: string];
  "citelens.checkReferences": [];
  "citelens.showLog": [];
}

export type CommandId = keyof CommandArguments;

const commandTable: Readonly<Record<CommandId, true>> = {
  "citelens.findPaper": true,
  "citelens.insertCitation": true,
  "citelens.pickAnother": true,
  "citelens.citeInForm": true,
  "citelens.changeForm": true,
  "citelens.insertCitationAs": true,
  "citelens.copyBibtex": true,
  "citelens.copyCitekey": true,
  "citelens.copyReferenceAs": true,
  "citelens.copyBibliography": true,
  "citelens.openRepository": true,
  "citelens.showPaperAtCursor": true,
  "citelens.showInPanel": true,
  "citelens.moreLikeThis": true,
  "citelens.showPanel": true,
  "citelens.muteName": true,
  "citelens.unmuteName": true,
  "citelens.alwaysShowName": true,
  "citelens.explainName": true,
  "citelens.namePaper": true,
  "citelens.removeName": true,
  "citelens.showSource": true,
  "citelens.addPaper": true,
  "citelens.editPaper": true,
  "citelens.removePaper": true,
  "citelens.showMine": true,
  "citelens.dailyPapers": true,
  "citelens.findPublished": true,
  "citelens.importPapers": true,
  "citelens.undoImport": true,
  "citelens.exportLibrary": true,
  "citelens.forgetLookUps": true,
  "citelens.openPaper": true,
  "citelens.openInZotero": true,
  "citelens.exportWorkspacePapers": true,
  "citelens.rereadWorkspacePapers": true,
  "citelens.stopReadingWorkspace": true,
  "citelens.removeWorkspacePaper": true,
  "citelens.showRemovedPapers": true,
  "citelens.showPlace": true,
  "citelens.checkReferences": true,
  "citelens.showLog": true,
};

export const commandIds: readonly string[] = Object.keys(commandTable);

export const hoverScopes = ["everywhere", "comments", "off"] as const;

/** The places where hovers are shown: everywhere including code, only in comments and prose, or nowhere. */
export type HoverScope = (typeof hoverScopes)[number];

export const checkScopes = ["openFiles", "off"] as const;

/** Where references are checked without being asked: in open files, or nowhere. */
export type CheckScope = (typeof checkScopes)[number];

export const lookUpAnswers = ["ask", "always", "never"] as const;

/** The permission to ask services on the network about a paper that the user looks up: after a question, without one, or not at all. */
export type LookUpAnswer = (typeof lookUpAnswers)[number];

export const paperVersions = ["published", "preprint"] as const;

/** The type of each setting's value, without the prefix `citelens.`. */
export interface SettingValues {
  "hover.scope": HoverScope;
  "citation.style": CitationStyleId | "auto";
  /** Templates by the id of a place or a language, unchecked. */
  "citation.templates": Readonly<Record<string, unknown>>;
  "citation.keyPattern": string;
  "citation.version": (typeof paperVersions)[number];
  "bibliography.record": boolean;
  "references.style": string;
  "references.styles": readonly string[];
  "references.locale": string;
  mutedNames: readonly string[];
  shownNames: readonly string[];
  libraries: readonly string[];
  bundled: readonly BundledSet[];
  "bibliography.problems": boolean;
  "diagnostics.unknownKeys": boolean;
  "diagnostics.sameTwice": boolean;
  "diagnostics.ignoredKeys": readonly string[];
  "diagnostics.neverCited": boolean;
  "check.references": CheckScope;
  "mentions.underline": boolean;
  "mentions.overviewRuler": boolean;
  "online.lookUp": LookUpAnswer;
  "online.contact": string;
  zotero: boolean;
  daily: boolean;
}

/** The default of each setting. package.json repeats them. */
export const settingDefaults: SettingValues = {
  "hover.scope": "everywhere",
  "citation.style": "auto",
  "citation.templates": {},
  "citation.keyPattern": "google-scholar",
  "citation.version": "published",
  "bibliography.record": true,
  "references.style": "",
  "references.styles": [],
  "references.locale": "",
  mutedNames: [],
  shownNames: [],
  libraries: [],
  bundled: bundledSets,
  "bibliography.problems": true,
  "diagnostics.unknownKeys": true,
  "diagnostics.sameTwice": true,
  "diagnostics.ignoredKeys": [],
  "diagnostics.neverCited": false,
  "check.references": "openFiles",
  "mentions.underline": false,
  "mentions.overviewRuler": false,
  "online.lookUp": "ask",
  "online.contact": "",
  zotero: false,
  daily: false,
};

export const settingKeys: readonly string[] = Object.keys(settingDefaults).map((key) => `citelens.${key}`);

/** The id of the side panel's view. */
export const panelViewId = "citelens.papers";

/** The id of the view of the papers in the workspace. */
export const codebaseViewId = "citelens.codebase";

/** The id of the provider of MCP servers. */
export const mcpProviderId = "citelens";
