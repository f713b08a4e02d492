/** What one SIP message may be. A browser's offer with all its candidates is 3 to 8 KB. */
export const limits = {
  messageBytes: 64 * 1024,
  startLine: 1024,
  headers: 100,
  headerName: 64,
  /** P4: 2,048 characters of params, percent-encoded, are at most 18,432. */
  headerValue: 20_000,
  bodyBytes: 48 * 1024,
  cseq: 2 ** 31 - 1,
} as const;
