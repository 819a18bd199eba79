import process from "node:process";
import { runSuite } from "./suite";

// A test that left something running must not keep the runner waiting.
runSuite().then(
  ({ failed }) => process.exit(failed.length === 0 ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
