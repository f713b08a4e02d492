import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { toneFile } from '../harness/tone-file.ts';
import { microphone } from './harness/tones.ts';
import { soundBrowser } from '../harness/sound-browser.ts';

const wav = toneFile(join(mkdtempSync(join(tmpdir(), 'inlay-tone-')), 'tone.wav'), microphone);

// A SIP server, a media relay, a carrier, an Inlay and a browser for each test: one test at a time.
export default defineConfig({
  testDir: './tests',
  testMatch: '**/*.spec.ts',
  outputDir: fileURLToPath(new URL('../../test-results/sip', import.meta.url)),
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  reporter: [['list']],
  use: {
    trace: 'retain-on-failure',
    launchOptions: soundBrowser(wav),
  },
});
