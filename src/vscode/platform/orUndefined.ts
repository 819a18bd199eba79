import { isFileNotFound } from "./disk/readUri";

/**
 * Resolves with `undefined` if the promise rejects: for what may well be missing, such as a file.
 *
 * @param onError is called with the error, unless that says that there is no such file.
 */
export async function orUndefined<T>(promise: Thenable<T>, onError?: (error: unknown) => void): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (!isFileNotFound(error)) {
      onError?.(error);
    }
    return undefined;
  }
}
