import { WireError } from '@inlay/protocol/errors.ts';

export type Picture = { mime: string; extension: string; width: number; height: number };

/** What a browser shows without ever running it: no SVG. Names as `file-type` gives them. */
const kinds: Readonly<Record<string, Pick<Picture, 'mime' | 'extension'>>> = {
  png: { mime: 'image/png', extension: 'png' },
  apng: { mime: 'image/png', extension: 'png' },
  jpg: { mime: 'image/jpeg', extension: 'jpg' },
  gif: { mime: 'image/gif', extension: 'gif' },
  webp: { mime: 'image/webp', extension: 'webp' },
};

/** A small file may unfold to this many pixels, and to no more, in everybody's browser. */
const pixelLimit = 50_000_000;

const sizeOf = async (bytes: Uint8Array): Promise<{ width: number; height: number } | null> => {
  const { imageSize, disableTypes } = await import('image-size');
  // The other formats' parsers never see a byte of a stranger's.
  disableTypes([
    'bmp',
    'cur',
    'dds',
    'heif',
    'icns',
    'ico',
    'j2c',
    'jp2',
    'jxl',
    'jxl-stream',
    'ktx',
    'pnm',
    'psd',
    'svg',
    'tga',
    'tiff',
  ]);
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null; // begins like a picture, but is none
  }
};

/** What the bytes are, whatever name and type they came with. Throws 415 when they are no picture of the four kinds. */
export const inspectPicture = async (bytes: Uint8Array): Promise<Picture> => {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  const kind = found && Object.hasOwn(kinds, found.ext) ? kinds[found.ext] : undefined;
  const size = kind ? await sizeOf(bytes) : null;
  if (!kind || !size) throw new WireError(415, 'not_a_picture');
  if (size.width * size.height > pixelLimit) throw new WireError(413, 'picture_too_big');
  return { ...kind, ...size };
};
