import path from "node:path";
import { pathToFileURL } from "node:url";
import { version } from "../../../package.json";
import { findingKinds } from "../../core/check/finding";
import { findingRules } from "./findingRules";
import type { FindingsFormat, PlacedFinding } from "./placedFinding";
import { jsonText } from "./jsonFormat";
import { pathFrom } from "./pathFrom";

/**
 * Creates a format that is one document of SARIF, for code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function createSarifFormat(cwd: string): FindingsFormat {
  const results: object[] = [];
  const notifications: object[] = [];
  return {
    add(finding) {
      results.push(formatResult(finding, cwd));
      return undefined;
    },
    addProblem(text) {
      notifications.push({ level: "warning", message: { text } });
    },
    end: () => jsonText(formatLog(results, notifications), 2),
  };
}

function formatLog(results: readonly object[], notifications: readonly object[]): object {
  const rules = findingRules.map(({ id, name, summary, help, severity }) => ({
    id,
    name: pascalCase(id),
    shortDescription: { text: `${name.charAt(0).toUpperCase()}${name.slice(1)}` },
    fullDescription: { text: summary },
    help: { text: `${summary} ${help}` },
    defaultConfiguration: { level: severity },
  }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "CiteLens", version, semanticVersion: version, rules } },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
        results,
      },
    ],
  };
}

function formatResult({ file, from, to, kind, severity, message, written, known, paper, source, fix }: PlacedFinding, cwd: string): object {
  const artifactLocation = locationOf(file, cwd);
  const region = { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  return {
    ruleId: kind,
    ruleIndex: findingKinds.indexOf(kind),
    level: severity,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(fix === undefined
      ? {}
      : {
          fixes: [
            {
              description: { text: `Use ${fix}` },
              artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: fix } }] }],
            },
          ],
        }),
    properties: {
      ...{ written, known, source },
      ...(paper ? { paper: { citekey: paper.citekey, title: paper.title, arxiv: paper.arxiv, doi: paper.doi } } : {}),
    },
  };
}

/** A file below the working directory has a relative address, which the reader looks for in its copy of the sources. */
function locationOf(file: string, cwd: string): object {
  const below = pathFrom(cwd, file);
  return below === undefined
    ? { uri: pathToFileURL(path.resolve(file)).href }
    : { uri: below.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
