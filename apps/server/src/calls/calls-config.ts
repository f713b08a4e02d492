import type { TrunkConfig } from '../sip/trunk/trunk-config.ts';

/** P6, P2: what the operator has set for the whole server; a desk's own settings in the console come first. */
export type CallsConfig = {
  /** The operator's SIP server; null: the line of this server. */
  sip: { url: string; domain: string; secret: string } | null;
  /** Signs the credentials of the built-in line on all nodes; null: each process makes its own. */
  lineSecret?: string | null;
  /** coturn's REST API: one secret, ephemeral names. */
  /** Experimental: the way of the built-in line to the telephone network. */
  trunk?: TrunkConfig | null;
  turn: { urls: string[]; secret: string } | null;
  /** With which the operator's SIP server asks the policy. */
  policySecret: string | null;
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
};

export const noCallsConfig: CallsConfig = { sip: null, turn: null, policySecret: null, oidc: null };
