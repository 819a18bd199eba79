/**
 * The house rules for imports, for dependency-cruiser. A folder is a room; a room imports only from itself and from the
 * rooms before it in its list. `test/core/architecture.test.ts` holds the code against these rules, and the rules
 * against imports that they must refuse.
 */

/** The rooms of `src/core`, bottom first. The files beside them (`paper.ts`, …) are below all rooms. */
export const coreRooms = [
  "words",
  "latex",
  "text",
  "seed",
  "catalogue",
  "names",
  "citekeys",
  "formats",
  "library",
  "bibliography",
  "mentions",
  "search",
  "citations",
  "references",
  "cards",
  "check",
  "codebase",
  "sources",
  "tools",
];

/** The rooms of `src/core/citations`, bottom first. The files beside them are above all rooms. */
export const citationRooms = ["wording", "comments", "styles", "syntaxes", "forms", "reading", "cursor", "entries", "places"];

/** The rooms of `src/vscode`, bottom first. The files beside them are above all rooms. */
export const vscodeRooms = [
  "platform",
  "documents",
  "library",
  "lookup",
  "mentions",
  "services",
  "picking",
  "references",
  "citing",
  "online",
  "citedKeys",
  "check",
  "codebase",
  "panel",
  "agents",
];

/** @typedef {import("dependency-cruiser").IRegularForbiddenRuleType} Rule */

/**
 * A rule for each room of a folder: nothing in it imports from a later room, nor from a room that the list lacks.
 *
 * @param {string} folder
 * @param {readonly string[]} rooms
 * @param {string} [alsoForbidden] a regular expression for files beside the rooms that no room may import
 * @returns {Rule[]}
 */
function inOrder(folder, rooms, alsoForbidden) {
  return rooms.map((room, index) => ({
    name: `${folder}/${room} imports only from the rooms below it`,
    severity: "error",
    from: { path: `^${folder}/${room}/` },
    to: {
      path: [`^${folder}/[^/]+/`, ...(alsoForbidden === undefined ? [] : [alsoForbidden])],
      pathNot: `^${folder}/(${rooms.slice(0, index + 1).join("|")})/`,
    },
  }));
}

/**
 * A rule that lets a folder import from certain other folders of `src` alone.
 *
 * @param {string} folder
 * @param {string} allowed a regular expression for what it may import
 * @returns {Rule}
 */
function only(folder, allowed) {
  return {
    name: `src/${folder} imports only what it may`,
    severity: "error",
    from: { path: `^src/${folder}/` },
    to: { path: "^src/", pathNot: `^src/(${folder}/|${allowed})` },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no circles", severity: "error", from: {}, to: { circular: true } },
    { name: "every import is found", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^(vscode|#data/.*)$" } },
    { name: "core knows no Node", severity: "error", from: { path: "^src/core/" }, to: { dependencyTypes: ["core"] } },
    { name: "the network knows no Node", severity: "error", from: { path: "^src/network/" }, to: { dependencyTypes: ["core"] } },
    {
      name: "core and the page know no VS Code",
      severity: "error",
      from: { path: "^src/(core|disk|network|agents|cli|webview)/" },
      to: { path: "^vscode$" },
    },
    {
      name: "the files beside core's rooms import from no room",
      severity: "error",
      from: { path: "^src/core/[^/]+$" },
      to: { path: "^src/core/[^/]+/" },
    },
    only("core", "^$"),
    only("disk", "^$"),
    only("network", "core/"),
    only("agents", "core/"),
    only("cli", "core/|disk/|agents/"),
    only("webview", "core/"),
    only("vscode", "core/|disk/|network/|agents/|webview/(messages|paperMimeType|readMessage|pageState)"),
    ...inOrder("src/core", coreRooms),
    ...inOrder("src/core/citations", citationRooms, "^src/core/citations/[^/]+$"),
    ...inOrder("src/vscode", vscodeRooms, "^src/vscode/[^/]+$"),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      extensions: [".ts", ".mjs", ".js", ".json"],
      conditionNames: ["import", "default"],
      exportsFields: ["exports"],
    },
  },
};
