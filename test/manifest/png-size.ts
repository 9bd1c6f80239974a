/** Width and height of a PNG file, read from its header chunk. Throws when the file is no PNG. */
export function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  if (!bytes.subarray(0, 8).equals(signature) || bytes.toString("latin1", 12, 16) !== "IHDR") throw new Error("Not a PNG file.");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
