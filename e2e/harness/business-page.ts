import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Frame, Page } from '@playwright/test';
import type { SmallOrigin } from './small-origin.ts';
import type { World } from './world.ts';

const everyScope = ['visitor:read', 'crm:read', 'message:send', 'thread:sign', 'draft:write'];

const adminToken = async ({ desk }: World): Promise<string> => {
  const answer = await fetch(`${desk}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@demo.inlay', password: 'inlay-demo' }),
  });
  const { data }: { data: { token: string } } = await answer.json();
  return data.token;
};

/** As an administrator does in the console. */
export const registerPage = async (
  world: World,
  fields: { name: string; url: string } & Record<string, unknown>,
): Promise<{ id: number; token: string }> => {
  const answer = await fetch(`${world.desk}/api/admin/business-pages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await adminToken(world)}` },
    body: JSON.stringify({
      data: ['visitorData', 'chatData', 'crmData'],
      scopes: everyScope,
      agent_ids: [],
      workgroup_ids: [],
      visitors: 'all',
      live_parameters: false,
      ...fields,
    }),
  });
  const { data, msg }: { data?: { id: number; token: string }; msg: string } = await answer.json();
  if (!data) throw new Error(msg);
  return data;
};

/** A page written from the reference: it takes the SDK from the desk and passes the three values on. */
export const pageHtml = (world: World, script = ''): string => `<!doctype html><title>orders</title>
<meta name="viewport" content="width=device-width">
<script src="${world.desk}/open/staff/jssdk-1.0.0.js"></script>
<h1>Orders</h1>
<script>
  window.errors = [];
  window.heard = [];
  addEventListener('error', (event) => errors.push(event.message));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
  window.outcome = new Promise((resolve) => {
    echatSDK.ready(() => resolve('ready'));
    echatSDK.error((res) => resolve(res));
  });
  const value = (name) => echatSDK.getParamData(name);
  echatSDK.config({ timestamp: value('timestamp'), nonce: value('nonce'), signature: value('signature') });
  ${script}
</script>`;

/** The document in the business page's frame, once it has come to an outcome. */
export const pageFrame = async (page: Page, origin: SmallOrigin, path = '/orders'): Promise<Frame> => {
  const find = () => page.frames().find((frame) => frame.url().startsWith(origin.origin + path));
  for (let left = 100; left > 0; left -= 1) {
    const frame = find();
    if (frame) {
      // Its scripts have run.
      await frame.waitForLoadState('domcontentloaded');
      return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`no frame of ${origin.origin}${path}`);
};

const last = 'the last one';
const waitForLast = `void (window.lastOne = new Promise((resolve) =>
  addEventListener('message', ({ data }) => data === '${last}' && resolve())))`;

/**
 * Until the desk has taken whatever the other window posted to it before, and the other what the desk answered: messages
 * between two windows keep their order. `toDesk` and `toOther` name each in the eyes of the other.
 */
export const settleMessages = async (
  [desk, other]: readonly [Frame, Frame],
  { toDesk = 'parent', toOther }: { toDesk?: string; toOther: string },
): Promise<void> => {
  for (const frame of [desk, other]) await frame.evaluate(waitForLast);
  await other.evaluate(`${toDesk}.postMessage('${last}', '*')`);
  await desk.evaluate('lastOne');
  await desk.evaluate(`${toOther}.postMessage('${last}', '*')`);
  await other.evaluate('lastOne');
};

/** A company's own server signs for itself. */
export const signed = (
  token: string,
  origin: string,
  {
    scheme = 'hmac',
    at = Date.now(),
    nonce = randomUUID(),
  }: { scheme?: 'sha1' | 'hmac'; at?: number; nonce?: string } = {},
): { timestamp: string; nonce: string; signature: string } => {
  const timestamp = String(Math.floor(at / 1000));
  const signature =
    scheme === 'sha1'
      ? createHash('sha1').update([token, timestamp, nonce].toSorted().join('')).digest('hex')
      : createHmac('sha256', token).update(`${timestamp}.${nonce}.${origin}`).digest('hex');
  return { timestamp, nonce, signature };
};
