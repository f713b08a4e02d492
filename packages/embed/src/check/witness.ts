/** What was seen since the frame was made. */
export type Seen = {
  /** The desk has spoken. */
  heard: boolean;
  /** Of the last login that failed. */
  loginFailed: string | null;
  /** This page's own policy kept frames out: the address that was blocked. */
  blocked: string[];
};

const reasonOf = (data: unknown): string => {
  const reason = (data as { reason?: unknown } | null)?.reason;
  return typeof reason === 'string' ? reason : 'unknown';
};

const frameDirectives = /^(frame|child|default)-src/;

/** Remembers what `check()` cannot ask for afterwards. */
export const createWitness = ({
  document,
}: Pick<Window, 'document'>): {
  heard: (type: string, data: unknown) => void;
  seen: () => Seen;
  close: () => void;
} => {
  const seen: Seen = { heard: false, loginFailed: null, blocked: [] };
  const onViolation = (event: SecurityPolicyViolationEvent): void => {
    if (frameDirectives.test(event.effectiveDirective)) seen.blocked.push(event.blockedURI);
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  return {
    heard: (type, data) => {
      seen.heard = true;
      if (type === 'ready' || type === 'login') seen.loginFailed = null;
      if (type === 'login_failed') seen.loginFailed = reasonOf(data);
    },
    seen: () => ({ ...seen, blocked: [...seen.blocked] }),
    close: () => document.removeEventListener('securitypolicyviolation', onViolation),
  };
};
