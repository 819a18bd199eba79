/** The part of the package that the benches use. */
declare module "bibtex-parse" {
  export function parse(text: string, options?: { readonly number?: "string" }): unknown;
}
