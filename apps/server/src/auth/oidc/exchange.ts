import type { OidcExchangeBody } from '@inlay/protocol/auth-http/oidc.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { Configuration, IDToken } from 'openid-client';
import { accepted } from '../../socket/answer.ts';
import type { OidcFlow } from '../../store/calls-port.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import { hashToken } from '../tokens.ts';
import type { OidcDeps } from './start.ts';
import { providerOf } from './provider-of.ts';

/** As if the browser had come back here itself. */
const returnAddress = (
  flow: OidcFlow,
  client: Configuration,
  { code, state, iss }: OidcExchangeBody,
): URL => {
  const url = new URL(flow.redirectUri);
  url.searchParams.set('code', code);
  url.searchParams.set('state', state);
  const metadata = client.serverMetadata();
  // RFC 9207. Pages that hand on code and state alone are bound to the issuer by the state.
  if (iss !== undefined) url.searchParams.set('iss', iss);
  else if (metadata.authorization_response_iss_parameter_supported)
    url.searchParams.set('iss', metadata.issuer);
  return url;
};

const claimsOf = async (
  { log }: OidcDeps,
  client: Configuration,
  flow: OidcFlow,
  body: OidcExchangeBody,
): Promise<IDToken> => {
  const { authorizationCodeGrant } = await import('openid-client');
  try {
    const tokens = await authorizationCodeGrant(client, returnAddress(flow, client, body), {
      pkceCodeVerifier: flow.verifier,
      expectedState: body.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims) return claims;
  } catch (error) {
    // What the issuer said is for the operator; the reader starts again.
    log.warn({ err: error }, 'the issuer refused a sign-in');
  }
  throw new WireError(401, 'oidc_refused');
};

/** An issuer that says itself that it has not checked the address vouches for nobody. */
const emailOf = ({ email, email_verified: verified }: IDToken): string => {
  if (typeof email !== 'string' || email === '') throw new WireError(403, 'oidc_no_email');
  if (verified === false || verified === 'false') throw new WireError(403, 'oidc_unverified_email');
  return email;
};

/** P2: the agent who has signed in at the issuer. */
export const exchangeOidc = async (deps: OidcDeps, body: OidcExchangeBody): Promise<AgentRecord> => {
  const { store, clock } = deps;
  const taken = await store.writes.takeOidcFlow({ stateHash: hashToken(body.state), now: clock.now() });
  const flow = accepted(taken);
  const provider = await providerOf(deps, flow.deskId);
  const claims = await claimsOf(deps, await deps.oidcClients(provider), flow, body);
  const agent = await store.reads.agentByEmail(emailOf(claims));
  const isOfDesk = provider.deskId === null || agent?.deskId === provider.deskId;
  if (!agent?.enabled || !isOfDesk) throw new WireError(403, 'unknown_account');
  return agent;
};
