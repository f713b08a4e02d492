/** What the other side is left with by an offer. */
export type MediaDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const directionLine = /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/m;

/** A first look only: browsers and media judge the rest. */
export const looksLikeSdp = (text: string): boolean => /^v=0\r?\n/.test(text) && /^m=audio /m.test(text);

export const directionOf = (sdp: string): MediaDirection =>
  (directionLine.exec(sdp)?.[1] as MediaDirection | undefined) ?? 'sendrecv';

/** Who offers sendonly or inactive has put the other on hold. */
export const putsOnHold = (sdp: string): boolean => {
  const direction = directionOf(sdp);
  return direction === 'sendonly' || direction === 'inactive';
};
