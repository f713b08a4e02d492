import { writeFileSync } from 'node:fs';

/** A WAV of one tone, for the browser's fake microphone, which plays it in a loop; others have other rates. */
export const toneFile = (
  path: string,
  frequency: number,
  { rate = 48_000, seconds = 2 }: { rate?: number; seconds?: number } = {},
): string => {
  const count = rate * seconds;
  const file = Buffer.alloc(44 + count * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + count * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(count * 2, 40);
  for (let at = 0; at < count; at += 1)
    file.writeInt16LE(Math.round(Math.sin((2 * Math.PI * frequency * at) / rate) * 12_000), 44 + at * 2);
  writeFileSync(path, file);
  return path;
};
