import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist/", "out/", "node_modules/", ".vscode-test/", "test/fixtures/"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["eslint.config.mjs"] } } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      // The formatter decides on lines, and the compiler finds what it would find.
      "no-unexpected-multiline": "off",
      "no-console": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Objects here are records of functions that know no `this`; VS Code's own classes are used as interfaces.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // Code points are what the text functions mean to look at.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // Counts and offsets belong in texts as they are.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["src/vscode/**/*.ts"],
    // Modal questions have no links.
    ignores: ["src/vscode/platform/notifications.ts", "src/vscode/online/mayAsk.ts", "src/vscode/library/sources/largeFiles.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name=/^show(?:Information|Warning|Error)Message$/]",
          message: "Use `vscode/platform/notifications.ts`, which lets no title become a link.",
        },
      ],
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs" },
    rules: { "no-undef": "off", "@typescript-eslint/no-require-imports": "off" },
  },
  {
    // The compiler knows every name; the linter doesn't see what JSDoc says about a value that was just read.
    files: ["**/*.mjs"],
    rules: {
      "no-undef": "off",
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
);
