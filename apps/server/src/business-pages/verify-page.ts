import { verifyPage as verifySignature } from '@inlay/domain/signature.ts';
import type {
  PageVerdict,
  VerifyBusinessPageRequest,
} from '@inlay/protocol/agent-socket/verify_business_page.ts';
import type { Deps } from '../deps.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import { digests } from './digests.ts';
import { findPage } from './find-page.ts';

type Reason = Extract<PageVerdict, { verified: false }>['reason'];

const reasonOf = { malformed: 'bad_config', wrong: 'bad_signature', expired: 'signature_expired' } as const;

const refused = (reason: Reason): PageVerdict => ({ verified: false, reason });

/** No signature is valid longer than 300 s before and after its time. */
const keptMs = 600_000;

/** S3. The nonce last: whoever cannot sign uses up nobody's. */
export const verifyPage = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  agent: AgentRecord,
  claim: Omit<VerifyBusinessPageRequest, 'method' | 'request_id'>,
): Promise<PageVerdict> => {
  const page = await findPage(store, agent, claim.page_id);
  const { origin: pageOrigin } = new URL(page.url);
  if (claim.origin !== pageOrigin) return refused('origin_not_registered');
  const now = clock.now();
  const accept = ['hmac-sha256', 'sha1'] as const;
  const verdict = await verifySignature(claim, { token: page.token, pageOrigin, now, accept }, digests);
  if (!verdict.ok) return refused(reasonOf[verdict.reason]);
  const { granted } = await store.writes.claimPageNonce({
    businessPageId: page.id,
    nonce: claim.nonce,
    // Of this agent too: a colleague's frame that repeats the name of a load is another frame.
    holder: `${agent.id} ${claim.load}`,
    expiresAt: Math.max(now, verdict.signedAt) + keptMs,
    now,
  });
  return granted ? { verified: true } : refused('nonce_used');
};
