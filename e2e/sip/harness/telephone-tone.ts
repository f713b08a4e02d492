import { writeFileSync } from 'node:fs';

const rate = 8_000;
const seconds = 120;

/** A WAV of one tone as telephones have it: one channel, 8000 samples a second, longer than any test talks. */
export const telephoneTone = (path: string, hertz: number): string => {
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
    file.writeInt16LE(Math.round(Math.sin((2 * Math.PI * hertz * at) / rate) * 12_000), 44 + at * 2);
  writeFileSync(path, file);
  return path;
};
