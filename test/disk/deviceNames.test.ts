import assert from "node:assert/strict";
import { isDevice } from "../../src/disk/deviceNames";

const rows: readonly (readonly [path: string, expected: boolean])[] = [
  ["NUL", true],
  ["c:\\papers\\nul", true],
  ["c:\\papers\\CON.bib", true],
  ["c:/papers/aux.tar.gz", true],
  ["c:\\COM1", true],
  ["c:\\lpt²", true],
  ["prn .bib", true],
  ["con:", true],
  ["CONIN$", true],
  ["\\\\.\\PhysicalDrive0", true],
  ["\\\\?\\c:\\refs.bib", true],
  ["//./pipe/x", true],
  ["c:\\con\\refs.bib", false],
  ["c:\\console.bib", false],
  ["c:\\icon.bib", false],
  ["c:\\com10.bib", false],
  ["c:\\com.bib", false],
  ["c:\\nullable.bib", false],
  ["\\\\host\\share\\refs.bib", false],
  ["", false],
];

describe("names of devices on Windows", () => {
  for (const [path, expected] of rows) {
    it(JSON.stringify(path), () => {
      assert.equal(isDevice(path), expected);
    });
  }
});
