import process from "node:process";
import { runSuite } from "./suite";

// Exits explicitly, so that a timer or socket that a test left open does not keep the process alive.
runSuite().then(
  ({ failed }) => process.exit(failed.length === 0 ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
