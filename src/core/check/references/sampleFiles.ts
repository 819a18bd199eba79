import type { CheckedFile } from "./checkedFile";

const sampleFolder =
  /(?:^|\/)(?:tests?|testing|test[-_]?(?:data|files|suite|cases)|testdata|__tests__|specs?|fixtures?|mocks?|__mocks__|templates?|[-\w]{0,40}[-_]templates?|examples?|samples?|skeletons?|boilerplates?|stubs?)\//i;
const sampleName =
  /^(?:sample|example|template|test|dummy|mock|stub)(?![a-z])|[-_.](?:sample|example|template|test|tests|spec|dummy|mock|fixture)(?=\.)|^[A-Z]*_TEMPLATE\b|\.(?:tmpl|tpl|j2|jinja2?|mustache|hbs)$/i;

/** Returns whether a file only shows or tests how references look, by its name and the folders around it: a template, an example, a test. */
export function isSampleFile({ fileName, folder = "" }: CheckedFile): boolean {
  return sampleName.test(fileName) || sampleFolder.test(`${folder}/`);
}
