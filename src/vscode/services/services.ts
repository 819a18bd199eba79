import type * as vscode from "vscode";
import type { CitationTemplate } from "../../core/citations/wording/template";
import type { BibliographyKeys } from "../../core/formats/bibliographyKeys";
import type { Paper } from "../../core/paper";
import type { Markup } from "../../core/references/markup";
import type { Online } from "../../network/online";
import type { LatexRoots } from "../documents/latexRoots";
import type { UserPapers } from "../library/userPapers";
import type { PaperLookUps } from "../lookup/paperLookUps";
import type { RecentPapers } from "../lookup/recentPapers";
import type { CursorCard } from "../mentions/cursorCard";
import type { EarlyAnswers } from "../mentions/earlyHover";
import type { MentionsInDocument } from "../mentions/mentionsInDocument";
import type { WorkspaceEvidence } from "../mentions/workspaceEvidence";
import type { LanguageComments } from "../platform/languageComments";

/**
 * The services of the extension. `src/extension.ts` creates each of them once; a function asks for those that it needs, as
 * `Pick<Services, "log" | "current">`. The interfaces below it belong to services that the rooms above implement.
 */
export interface Services {
  readonly log: vscode.LogOutputChannel;
  readonly comments: LanguageComments;
  readonly recent: RecentPapers;
  readonly current: PaperLookUps;
  readonly evidence: WorkspaceEvidence;
  readonly mentions: MentionsInDocument;
  readonly personal: UserPapers;
  readonly earlyAnswers: EarlyAnswers;
  readonly cursorCard: CursorCard;
  readonly latexRoots: LatexRoots;
  readonly bibliographies: Bibliographies;
  readonly templates: CitationTemplates;
  readonly references: References;
  readonly openPicks: OpenPicks;
  /** Asks services on the network. Only a command of the user may call it, or what a setting has switched on. */
  readonly online: Online;
  readonly workspaceState: vscode.Memento;
  readonly globalState: vscode.Memento;
  readonly extensionUri: vscode.Uri;
}

/** The bibliographies that documents cite from. A file is read when it is asked for, and again only after it has changed. */
export interface Bibliographies {
  /** Returns the bibliographies of a document: those that it names, or else the one that CiteLens created for its workspace. */
  of(document: vscode.TextDocument): Promise<DocumentBibliographies>;
  /** Returns one file, or `undefined` if it cannot be read. */
  read(uri: vscode.Uri): Promise<BibliographyFile | undefined>;
  /** Returns the paper that `citekey` names in one of `files`, with everything that the library knows about it. */
  paperOf(citekey: string, files: readonly vscode.Uri[]): Paper | undefined;
  /** Returns the citekey of a paper of the library in the first of `files` that has it. */
  recordedKey(paper: Paper, files: readonly vscode.Uri[]): string | undefined;
}

/** The bibliographies of one document. */
export interface DocumentBibliographies {
  readonly files: readonly BibliographyFile[];
  /** Files that should be there and cannot be read. */
  readonly missing: readonly vscode.Uri[];
  /** True if the document names them, false if CiteLens created them for its workspace. */
  readonly isNamed: boolean;
}

/** A file of papers and the citekeys in it, as its editor shows it or, if no editor has it, as it is on disk. */
export interface BibliographyFile {
  readonly uri: vscode.Uri;
  readonly keys: BibliographyKeys;
  /** Every key by which something in the file can be cited. */
  readonly citekeys: ReadonlySet<string>;
  rangeOf(place: { readonly start: number; readonly end: number }): vscode.Range;
}

/** The templates of the setting `citelens.citation.templates`. */
export interface CitationTemplates {
  /** Returns the templates by the ids of places and languages. Leaves out a template that is wrong, and logs it once. */
  read(setting: Readonly<Record<string, unknown>>): ReadonlyMap<string, CitationTemplate>;
}

/** References in CSL styles. */
export interface References {
  /** Returns the bundled styles, then those of the setting `citelens.references.styles`. */
  styles(): Promise<readonly ReferenceStyle[]>;
  /** Returns each paper's reference as a line, in the style's order: plain text, unless a markup is given. */
  format(style: ReferenceStyle, papers: readonly Paper[], markup?: Markup): Promise<FormattedReferences>;
}

/** A CSL style that the user can choose. */
export interface ReferenceStyle {
  /** The same in every session: `"apa"`, or the address of the style's file. */
  readonly id: string;
  /** `"APA"`, or the file's name without its extension. */
  readonly label: string;
  readonly uri: vscode.Uri;
  readonly isBundled: boolean;
}

/** References, or a sentence for the user that says why they could not be formatted. */
export type FormattedReferences = { readonly references: readonly string[] } | { readonly problem: string };

/** The open lists in which the user can pick several papers. VS Code shows one list at a time, and hides the old one after it shows the new one. */
export interface OpenPicks {
  /**
   * Adds a list, given what picks its active paper, and what accepts it after asking how it is cited. Disposing the result removes the list.
   */
  add(pickActive: () => void, acceptInForm?: () => void): vscode.Disposable;
  /** Picks or unpicks the active paper of the newest list, and lets the user look for another. */
  pickActive(): void;
  /** Accepts the active paper of the newest list, if it is picked to be cited, and lets the user choose how. */
  acceptInForm(): void;
}
