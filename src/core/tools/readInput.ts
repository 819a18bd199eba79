import type { ObjectSchema, ToolName, ValueSchema } from "./agentTool";

/** The values of an input that agrees with its schema. A value that the input leaves out has the default of the schema. */
export interface InputValues {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean;
  list(name: string): readonly string[];
}

/** Reads the input of a call by the schema of its tool. Returns a sentence for the model if the input does not agree with the schema. */
export function readInput(tool: ToolName, schema: ObjectSchema, input: unknown): InputValues | { readonly problem: string } {
  const names = Object.keys(schema.properties);
  if (!isRecord(input)) {
    return { problem: `The input of ${tool} must be a JSON object with ${names.join(", ")}.` };
  }
  const given = new Map(Object.entries(input));
  const problem =
    [...given.keys()].flatMap((name) =>
      names.includes(name) ? [] : [`${shown(name)} is no input of ${tool}. Use ${names.join(", ")}.`],
    )[0] ??
    schema.required.flatMap((name) => (given.has(name) ? [] : [missing(name, schema.properties[name])]))[0] ??
    Object.entries(schema.properties).flatMap(([name, value]) => valueProblem(name, value, given) ?? [])[0];
  return problem === undefined ? createValues(schema, given) : { problem };
}

/** Objects of classes and lists are no inputs. */
function isRecord(input: unknown): input is object {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function missing(name: string, schema: ValueSchema | undefined): string {
  return `"${name}" is missing. Give ${schema ? expected(schema) : "it"}: ${schema?.description ?? ""}`;
}

function valueProblem(name: string, schema: ValueSchema, given: ReadonlyMap<string, unknown>): string | undefined {
  if (!given.has(name)) {
    return undefined;
  }
  const value = given.get(name);
  return isOf(schema, value) ? undefined : `"${name}" must be ${expected(schema)}, not ${shown(value)}.`;
}

function isOf(schema: ValueSchema, value: unknown): boolean {
  switch (schema.type) {
    case "string":
      return typeof value === "string" && (schema.enum?.includes(value) ?? true);
    case "integer":
      return typeof value === "number" && Number.isInteger(value) && value >= schema.minimum && value <= schema.maximum;
    case "boolean":
      return typeof value === "boolean";
    case "array": {
      const { items, minItems, maxItems } = schema;
      const isItem = (one: unknown): boolean => typeof one === "string" && (items.enum?.includes(one) ?? true);
      return Array.isArray(value) && value.length >= minItems && value.length <= maxItems && value.every(isItem);
    }
  }
}

function expected(schema: ValueSchema): string {
  switch (schema.type) {
    case "string":
      return schema.enum ? `one of ${schema.enum.join(", ")}` : "a text";
    case "integer":
      return `a whole number from ${schema.minimum} to ${schema.maximum}`;
    case "boolean":
      return "true or false";
    case "array": {
      const { minItems, maxItems, items } = schema;
      return `a list of ${minItems} to ${maxItems} texts${items.enum ? ` of ${items.enum.join(", ")}` : ""}`;
    }
  }
}

const maxShownChars = 40;

/** Returns a wrong value as JSON. Only its beginning is read, because it may be of any size. */
function shown(value: unknown): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > maxShownChars ? `${value.slice(0, maxShownChars)}…` : value);
  }
  if (Array.isArray(value)) {
    return `a list of ${value.length}`;
  }
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

function createValues({ properties }: ObjectSchema, given: ReadonlyMap<string, unknown>): InputValues {
  const valueOf = (name: string): unknown => {
    const schema = properties[name];
    return given.has(name) ? given.get(name) : schema && "default" in schema ? schema.default : undefined;
  };
  return {
    text: (name) => {
      const value = valueOf(name);
      return typeof value === "string" ? value : undefined;
    },
    number: (name) => {
      const value = valueOf(name);
      return typeof value === "number" ? value : undefined;
    },
    flag: (name) => valueOf(name) === true,
    list: (name) => {
      const value = valueOf(name);
      return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    },
  };
}
