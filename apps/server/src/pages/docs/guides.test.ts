import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verifyPage } from '@inlay/domain/signature.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLineNumber } from '../../calls/built-in-line.ts';
import { callTarget } from '../../calls/call-target.ts';
import { digests } from '../../business-pages/digests.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask } from '../../http/testing/http-client.ts';

// What the guides show is what people copy: it stands in examples/, and is run as it stands there.

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const guides = globSync('docs/guides/*.md', { cwd: root });
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('each guide shows its example as it is in examples/', () => {
  const shown = guides.flatMap((guide) =>
    [...read(guide).matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)].map(([, file = '', code = '']) => {
      expect(code.trimEnd(), `${guide} shows another ${file}`).toBe(read(file).trimEnd());
      return file;
    }),
  );
  expect(shown.toSorted()).toEqual([
    'examples/agent-client/client.mjs',
    'examples/company/host.html',
    'examples/company/orders.html',
    'examples/company/phone.html',
    'examples/signing/Sign.java',
    'examples/signing/sign.go',
    'examples/signing/sign.mjs',
    'examples/signing/sign.php',
    'examples/signing/sign.py',
  ]);
});

test('every link of the documentation leads to a file', () => {
  const pages = globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md', 'packages/*/*.md'], { cwd: root });
  const broken = pages
    .filter((page) => !page.includes('node_modules'))
    .flatMap((page) =>
      [
        ...read(page)
          .replaceAll(/^```[\s\S]*?^```/gm, '')
          .matchAll(/\]\(([^)\s#]+)[^)]*\)/g),
      ]
        .map(([, to = '']) => to)
        .filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(root, dirname(page), to)))
        .map((to) => `${page}: ${to}`),
    );
  expect(broken).toEqual([]);
});

test('[P4] every number that the documentation dials can be dialled', async () => {
  const pages = globSync(['docs/**/*.md', 'examples/**/*.html', 'packages/embed/src/index.ts'], {
    cwd: root,
  });
  const dialled = pages.flatMap((page) =>
    [...read(page).matchAll(/callee: '(\+?\d+)'|`(\+?\d{11,})`/g)].map(([, callee, shown]) => ({
      page,
      number: callee ?? shown ?? '',
    })),
  );
  expect(new Set(dialled.map(({ number }) => number))).toEqual(new Set(['8820', '85291234567']));
  const nobody = { agentIdByExtension: () => Promise.resolve(null), agent: () => Promise.resolve(null) };
  for (const { page, number } of dialled) {
    const { kind } = await callTarget({ reads: nobody, isLineNumber }, 1, number);
    expect(kind, `${page}: ${number}`).not.toBe('bad');
  }
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const languages: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
  ['Node', process.execPath, ['examples/signing/print.mjs']],
  ['Python', 'python3', ['examples/signing/sign.py']],
  ['Java', 'java', ['examples/signing/Sign.java']],
  ['PHP', 'php', ['examples/signing/sign.php']],
  ['Go', 'go', ['run', 'examples/signing/sign.go']],
];

const pageOrigin = 'https://shop.example';
const env = {
  ...process.env,
  INLAY_PAGE_TOKEN: 'inlay-demo-page-token',
  PAGE_ORIGIN: pageOrigin,
  INLAY_SSO_SECRET: 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001',
  AGENT_EMAIL: 'bo@demo.inlay',
};

type Printed = { timestamp: string; nonce: string; signature: string; accessToken: string };

/** Null: this machine does not have the language. */
const printed = async (program: string, args: readonly string[]): Promise<Printed | null> => {
  try {
    const { stdout } = await run(program, [...args], { cwd: root, env });
    return JSON.parse(stdout) as Printed;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

for (const [name, program, args] of languages)
  test(`[S3] [W6] what the ${name} example signs, this server accepts`, async (context) => {
    const signed = await printed(program, args);
    if (!signed) return context.skip(`${program} is not on this machine`);
    const expected = {
      token: env.INLAY_PAGE_TOKEN,
      pageOrigin,
      now: Number(signed.timestamp) * 1000,
      accept: ['hmac-sha256'],
    } as const;
    expect(await verifyPage(signed, expected, digests)).toMatchObject({ ok: true, scheme: 'hmac-sha256' });
    const elsewhere = { ...expected, pageOrigin: 'https://evil.example' };
    expect(await verifyPage(signed, elsewhere, digests)).toMatchObject({ ok: false });
    const login = await ask(`${server.url}/agent/auth/login?accessToken=${signed.accessToken}`);
    expect({ status: login.status, to: login.headers.get('location') }).toEqual({
      status: 303,
      to: expect.stringMatching(/^\/desktop#ticket=/) as string,
    });
    return undefined;
  }, 60_000);

const say = (text: string) =>
  ask(`${server.url}/api/channel/messages`, {
    token: 'inlay-demo-key',
    body: {
      bid: 1,
      userid: 'guide-1',
      nickname: 'Mei',
      message_id: `guide-${text}`,
      message: [{ type: 'text', value: { text } }],
    },
  });

test('[A6] [A11] the client of guide 4 takes a visitor, greets, and hears', async () => {
  await say('hello?');
  const client = spawn(process.execPath, ['examples/agent-client/client.mjs'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', DESK: server.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  client.stdout.on('data', (part: Buffer) => (output += part.toString()));
  await expect.poll(() => output, { timeout: 15_000 }).toMatch(/stored as number \d/);
  await say('thank you');
  await expect.poll(() => output, { timeout: 15_000 }).toContain('Mei: thank you');
  expect(output).toContain('online: Bo');
  expect(output).toContain('taken');
  client.kill();
  await once(client, 'exit');
}, 40_000);
