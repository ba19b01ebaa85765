import { ExtractError } from "@/lib/extract/errors";

/**
 * Little-endian numbers out of a part of an old Word file. Reading outside the part means that the file is damaged, and
 * throws ExtractError `broken-document`.
 */
export class Bytes {
  private readonly view: DataView;

  constructor(readonly data: Uint8Array) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  get length(): number {
    return this.data.byteLength;
  }

  u8(at: number): number {
    this.check(at, 1);
    return this.view.getUint8(at);
  }

  u16(at: number): number {
    this.check(at, 2);
    return this.view.getUint16(at, true);
  }

  i16(at: number): number {
    this.check(at, 2);
    return this.view.getInt16(at, true);
  }

  u32(at: number): number {
    this.check(at, 4);
    return this.view.getUint32(at, true);
  }

  part(from: number, length: number): Bytes {
    this.check(from, length);
    return new Bytes(this.data.subarray(from, from + length));
  }

  private check(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.data.byteLength) {
      throw new ExtractError("broken-document", "The document is damaged or cut off.");
    }
  }
}
