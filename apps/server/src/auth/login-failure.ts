/** Why a login by token or ticket failed; the host page is told the word (W6), the reader the sentence. */
export const loginFailures = {
  invalid: { status: 401, text: 'bad_access_token' },
  expired: { status: 401, text: 'expired_access_token' },
  revoked: { status: 401, text: 'revoked_access_token' },
  used: { status: 401, text: 'used_access_token' },
  ticket: { status: 401, text: 'bad_ticket' },
  unknown: { status: 403, text: 'unknown_account' },
  not_configured: { status: 403, text: 'sso_not_configured' },
} as const;

export type LoginFailureReason = keyof typeof loginFailures;

export class LoginFailed extends Error {
  readonly reason: LoginFailureReason;
  /** The desk, as far as it is known. */
  readonly deskId: number | null;
  constructor(reason: LoginFailureReason, deskId: number | null = null) {
    super(`login failed: ${reason}`);
    this.name = 'LoginFailed';
    this.reason = reason;
    this.deskId = deskId;
  }
}
