import { inflateRawSync } from "node:zlib";

/** The cells of a workbook's first sheet, row by row, as texts. */
export function cellsOf(workbook: Buffer): string[][] {
  const sheet = entry(workbook, "xl/worksheets/sheet1.xml");
  return [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c\b[^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, cell = ""]) => plain(cell)),
  );
}

function plain(cell: string): string {
  const text = cell.replace(/<[^>]+>/g, "");
  return text.replace(/&#39;|&apos;/g, "'").replace(/&#34;|&quot;/g, '"').replace(/&#xA;/g, "\n").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** One file of a ZIP archive, found by its directory at the end. */
function entry(archive: Buffer, name: string): string {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
    if (archive.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const size = archive.readUInt32LE(at + 20);
      const local = archive.readUInt32LE(at + 42);
      const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      return inflateRawSync(archive.subarray(from, from + size)).toString("utf8");
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no ${name} in the archive`);
}
