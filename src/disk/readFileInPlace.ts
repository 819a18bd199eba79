import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import process from "node:process";
import { isDevice } from "./deviceNames";
import { FileRefused } from "./readRegularFile";

/** Reads files one after the other into the same memory. */
export interface PlaceForFiles {
  /**
   * Returns the bytes of a regular file, which the next call overwrites. Blocks the thread: for many small files, this takes a quarter of the
   * time of reading them with promises.
   *
   * @throws FileRefused if the file is of another kind or too large.
   * @throws a Node error if the file cannot be read.
   */
  read(path: string): Buffer;
}

const firstBytes = 1024 * 1024;
const megabyte = 1024 * 1024;

/** Creates the memory for reading files of at most so many bytes. It grows with the largest file. */
export function createPlaceForFiles(maxBytes: number): PlaceForFiles {
  let place: Buffer = Buffer.allocUnsafeSlow(Math.min(firstBytes, maxBytes + 1));
  return {
    read(path) {
      if (process.platform === "win32" && isDevice(path)) {
        throw new FileRefused("it is not a regular file");
      }
      // Without O_NONBLOCK, to open a pipe waits until something writes to it. Windows has no such flag, and no such files.
      const file = openSync(path, constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK));
      try {
        const found = fstatSync(file);
        if (!found.isFile()) {
          throw new FileRefused("it is not a regular file");
        }
        if (found.size > maxBytes) {
          throw tooLarge(maxBytes);
        }
        // Asks for one byte more than there are: if it comes, the file has more.
        for (let length = 0, wanted = found.size + 1; ; wanted = length + megabyte) {
          place = withRoom(place, length, Math.min(wanted, maxBytes + 1));
          const count = readSync(file, place, length, place.length - length, length);
          length += count;
          if (length > maxBytes) {
            throw tooLarge(maxBytes);
          }
          if (count === 0 || (length < place.length && length >= found.size && found.size > 0)) {
            return place.subarray(0, length);
          }
        }
      } finally {
        closeSync(file);
      }
    },
  };
}

/** Returns memory of at least so many bytes that begins with the first `length` bytes of this. */
function withRoom(place: Buffer, length: number, wanted: number): Buffer {
  if (place.length >= wanted) {
    return place;
  }
  const larger = Buffer.allocUnsafeSlow(wanted);
  place.copy(larger, 0, 0, length);
  return larger;
}

function tooLarge(maxBytes: number): FileRefused {
  return new FileRefused(`it is larger than ${Math.round(maxBytes / megabyte)} MB`, true);
}
