import { expect, test } from 'vitest';
import { oggSound, webmSound } from '../testing/recorded-sound.ts';
import { soundKind } from './sound-kind.ts';

test('[P8] what browsers record is known by its bytes', () => {
  expect(soundKind(webmSound())).toBe('audio/webm');
  expect(soundKind(oggSound())).toBe('audio/ogg');
});

const withText = (text: string): Buffer => {
  const bytes = webmSound();
  const at = bytes.indexOf('A_OPUS');
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(text, 'latin1'), bytes.subarray(at)]);
};

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>A_OPUS webm')],
  ['a film', withText('V_VP8')],
  ['other sound', Buffer.from(webmSound().toString('latin1').replace('A_OPUS', 'A_PCM/'), 'latin1')],
  ['Matroska', Buffer.from(webmSound().toString('latin1').replace('webm', 'matr'), 'latin1')],
  ['Ogg without Opus', Buffer.from(oggSound().toString('latin1').replace('OpusHead', 'vorbis!!'), 'latin1')],
  ['Ogg with a film', Buffer.concat([oggSound(), Buffer.from('OggS\x80theora', 'latin1')])],
  ['a WAV', Buffer.from('RIFF0000WAVEfmt ', 'latin1')],
])('[P8] %s is no recording', (_, bytes) => {
  expect(soundKind(bytes)).toBeNull();
});
