import { randomBytes } from 'node:crypto';
import { signPage } from '@inlay/domain/signature.ts';
import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import { readableThread } from '../threads/readable-thread.ts';
import { digests } from './digests.ts';
import { checkVisitor, findPage } from './find-page.ts';
import { pageParameters, withParameters } from './page-url.ts';

/** S3: new for each load of the frame. */
const newNonce = (): string => randomBytes(16).toString('hex');

/**
 * S2, S3: the address for one load. Signed as the reference's own pages and their servers expect it (the WeChat scheme);
 * a company that signs for itself may use either.
 */
export const openPage = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  agent: AgentRecord,
  { pageId, userid }: { pageId: number; userid: string },
): Promise<{ url: string; origin: string }> => {
  const page = await findPage(store, agent, pageId);
  const { visitor, thread } = await readableThread(store, agent, userid);
  checkVisitor(page, visitor);
  const { origin } = new URL(page.url);
  const claim = { token: page.token, nonce: newNonce(), pageOrigin: origin, now: clock.now() };
  const { timestamp, nonce, signature } = await signPage(claim, 'sha1', digests);
  const signed: [string, string][] = [
    ['timestamp', timestamp],
    ['nonce', nonce],
    ['signature', signature],
  ];
  const parameters = [...pageParameters(page.data, visitor, thread), ...signed];
  return { url: withParameters(page.url, parameters), origin };
};
