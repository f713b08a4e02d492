import { WireError } from '@inlay/protocol/errors.ts';
import { inspectPicture } from './picture.ts';

// A10: what an upload is, found in its bytes; its name and declared type only decide what it must not pretend to be.

export type StoredKind = { mime: string; extension: string; width: number; height: number };

export type GivenFile = { name: string; mime: string; bytes: Uint8Array };

const pictures = new Set(['png', 'apng', 'jpg', 'gif', 'webp']);
const pictureNames = /\.(png|apng|jpe?g|gif|webp|svg|bmp|avif)$/i;

/** What a browser plays and never runs. */
const media: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  flac: 'audio/flac',
  amr: 'audio/amr',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  ogv: 'video/ogg',
};

/** Programs, and pages that would run as soon as somebody opens them from the disk. */
const refusedEndings = new Set(
  (
    'app apk appx bat cgi cmd com cpl dll dmg elf exe gadget hta htm html iso jar js jse lnk macho mht mhtml mjs msc msi msix ' +
    'msp mst pif pkg ps1 ps1xml ps2 psc1 py reg scf scr sh shtml svg svgz swf sys url vb vbe vbs wasm ws wsc wsf wsh xht xhtml xml xsl'
  ).split(' '),
);

const endingOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';

/** A recorder's container is the same for sound and for film; who recorded sound says so. */
const mediaType = (ext: string, declared: string): string | undefined => {
  const type = media[ext];
  return type?.startsWith('video/') && declared.startsWith('audio/')
    ? type.replace('video/', 'audio/')
    : type;
};

/** Throws 415 for what is no picture though it is called one, and for programs. */
export const kindOf = async ({ name, mime, bytes }: GivenFile): Promise<StoredKind> => {
  const { fileTypeFromBuffer } = await import('file-type');
  const ext = (await fileTypeFromBuffer(bytes))?.ext ?? '';
  if (pictures.has(ext) || mime.startsWith('image/') || pictureNames.test(name)) return inspectPicture(bytes);
  if (bytes.length === 0) throw new WireError(400, 'empty_file');
  const ending = endingOf(name);
  if (refusedEndings.has(ext) || refusedEndings.has(ending)) throw new WireError(415, 'file_refused');
  const type = Object.hasOwn(media, ext) ? mediaType(ext, mime) : undefined;
  // Whatever else it is: bytes to be kept, not shown.
  return { mime: type ?? 'application/octet-stream', extension: type ? ext : ending, width: 0, height: 0 };
};
