/** RFC 7064, RFC 7065. */
export const isTurnUrl = (url: string): boolean =>
  /^(?:turns?|stuns?):[\w.[\]:-]{1,255}(?:\?transport=(?:udp|tcp))?$/.test(url);
