import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { freePort } from '@inlay/testkit/free-port.ts';
import { answers, ready, startNode, stop } from './process.ts';

/** One Inlay server, the demo company on a second origin, and a stranger on a third. */
export class World {
  readonly desk: string;
  readonly company: string;
  readonly stranger: string;
  readonly #env: Record<string, string>;
  readonly #strangerServer: Server;
  #server: ChildProcess;
  #companyProcess: ChildProcess;

  private constructor(parts: {
    desk: string;
    company: string;
    stranger: string;
    env: Record<string, string>;
    strangerServer: Server;
    server: ChildProcess;
    companyProcess: ChildProcess;
  }) {
    this.desk = parts.desk;
    this.company = parts.company;
    this.stranger = parts.stranger;
    this.#env = parts.env;
    this.#strangerServer = parts.strangerServer;
    this.#server = parts.server;
    this.#companyProcess = parts.companyProcess;
  }

  static async create(settings: Record<string, string> = {}): Promise<World> {
    const port = await freePort();
    const demoPort = await freePort();
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-e2e-'));
    const env = {
      ...settings,
      PORT: String(port),
      DEMO_PORT: String(demoPort),
      INLAY_DATA_DIR: dataDir,
    };
    const server = startNode('apps/server/src/main.ts', env);
    const { url, demo } = await ready(server);
    const desk = url.replace(/\/$/, '');
    const company = `http://127.0.0.1:${demoPort}`;
    const companyProcess = startNode('apps/demo-site/src/main.ts', { ...env, ...demo?.env });
    await answers(company);
    const { server: strangerServer, origin } = await startStranger(desk);
    return new World({ desk, company, stranger: origin, env, strangerServer, server, companyProcess });
  }

  /** Pulls the server out without a drain. */
  async kill(): Promise<void> {
    await stop(this.#server, 'SIGKILL');
  }

  /** It is there, and answers nothing. */
  freeze(): void {
    this.#server.kill('SIGSTOP');
  }

  thaw(): void {
    this.#server.kill('SIGCONT');
  }

  /** The same port and data again. */
  async restart(): Promise<void> {
    this.#server = startNode('apps/server/src/main.ts', this.#env);
    await ready(this.#server);
  }

  async close(): Promise<void> {
    await stop(this.#companyProcess, 'SIGTERM');
    await stop(this.#server, 'SIGTERM');
    this.#strangerServer.close();
    await rm(this.#env['INLAY_DATA_DIR'] ?? '', { recursive: true, force: true });
  }
}

/** A page of an origin that no desk lists: frames the workbench, commands it, listens to it. */
const startStranger = async (desk: string): Promise<{ server: Server; origin: string }> => {
  const page = `<!doctype html><title>stranger</title><iframe id="desk" src="${desk}/desktop"></iframe>
<script>window.heard = []; addEventListener('message', (event) => window.heard.push(event.data));</script>`;
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { server, origin: `http://127.0.0.1:${address.port}` };
};

type Fixtures = {
  world: World;
  /** A person with a browser of their own. */
  person: (options?: Parameters<PersonMaker>[0]) => Promise<Page>;
};
type PersonMaker = (options?: {
  locale?: string;
  viewport?: { width: number; height: number };
}) => Promise<Page>;

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixture's parameters from this pattern
  world: async ({}, use) => {
    const world = await World.create();
    await use(world);
    await world.close();
  },
  person: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        locale: 'en-US',
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from '@playwright/test';
