import { execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type PageSignature, verifyPage } from './signature.ts';

const docs = readFileSync(new URL('../../../docs/staff-sdk.md', import.meta.url), 'utf8');
const snippet = (language: string, begin: string): string => {
  const [, code = ''] =
    new RegExp(`^\`\`\`${language}\\n(${begin}\\n[\\s\\S]*?)^\`\`\``, 'm').exec(docs) ?? [];
  return code;
};

const token = 'inlay-demo-page-token';
const pageOrigin = 'https://shop.example';

const has = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // Only a missing program is a reason to leave its snippet out.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

const call = JSON.stringify([token, pageOrigin]).slice(1, -1);
const languages: [string, string, string[]][] = [
  [
    'js',
    process.execPath,
    ['--input-type=module', '-e', `${snippet('js', '// Node')}\nconsole.log(JSON.stringify(sign(${call})))`],
  ],
  [
    'python',
    'python3',
    ['-c', `${snippet('python', '# Python')}\nimport json\nprint(json.dumps(sign(${call})))`],
  ],
];

for (const [language, program, args] of languages)
  test.runIf(has(program))(
    `[S3] the ${language} snippet of the guide signs what the verifier accepts`,
    async () => {
      const claim = JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as PageSignature;
      const verdict = await verifyPage(
        claim,
        { token, pageOrigin, now: Number(claim.timestamp) * 1000, accept: ['hmac-sha256'] },
        {
          sha1: (text) => createHash('sha1').update(text).digest('hex'),
          hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
        },
      );
      expect(verdict).toMatchObject({ ok: true, scheme: 'hmac-sha256' });
    },
  );
