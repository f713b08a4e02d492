/** A policy as strict as a careful company's: nothing inline, nothing foreign but the desk. Widget and workbench have to
 *  live under it. */
const policyFor = (deskOrigin: string, framedBy: readonly string[]): string =>
  [
    "default-src 'self'",
    `script-src 'self' ${deskOrigin}`,
    `frame-src ${deskOrigin}`,
    // For check() of the host SDK, which asks the desk's time.
    `connect-src 'self' ${deskOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ['frame-ancestors', ...framedBy].join(' '),
  ].join('; ');

export const securityHeaders = (
  deskOrigin: string,
  framedBy: readonly string[] = ["'none'"],
): Record<string, string> => ({
  'content-security-policy': policyFor(deskOrigin, framedBy),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-control': 'no-store',
});
