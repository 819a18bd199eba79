/**
 * The two classes of the Encoding Standard that core uses. Node, browsers and workers all have them, but the language's
 * own library does not declare them, and core sees neither Node's types nor the DOM's.
 *
 * @see https://encoding.spec.whatwg.org
 */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  /** The name of the encoding in the standard, in lower case. */
  readonly encoding: string;
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { readonly stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { readonly read: number; readonly written: number };
}
