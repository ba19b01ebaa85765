import iconv from "iconv-lite";

/** Code pages by the character sets of fonts. */
const byCharset: Record<number, string> = { 128: "shift_jis", 129: "cp949", 134: "gb18030", 136: "big5" };

/** Collects bytes and characters of text: bytes are decoded together, since a character can take two of them. */
export class TextDecoderOfRtf {
  private page = "gb18030";
  private readonly pages = new Map<number, string>();
  private bytes: number[] = [];
  private text = "";

  /** The code page of the document, for fonts that name none. */
  setPage(number: number): void {
    const name = number === 936 ? "gb18030" : `cp${number}`;
    if (iconv.encodingExists(name)) this.page = name;
  }

  setCharset(font: number, charset: number): void {
    const page = byCharset[charset];
    if (page !== undefined) this.pages.set(font, page);
  }

  addByte(value: number, font: number): void {
    if (value < 0x80 && this.bytes.length === 0) {
      this.text += String.fromCharCode(value);
      return;
    }
    this.bytes.push(value);
    if (this.bytes.length >= 2 && this.bytes.length % 2 === 0) this.decode(font);
  }

  addText(text: string, font: number): void {
    this.decode(font);
    this.text += text;
  }

  /** What was collected since the last call. */
  take(font: number): string {
    this.decode(font);
    const text = this.text;
    this.text = "";
    return text;
  }

  private decode(font: number): void {
    if (this.bytes.length === 0) return;
    this.text += iconv.decode(Buffer.from(this.bytes), this.pages.get(font) ?? this.page);
    this.bytes = [];
  }
}
