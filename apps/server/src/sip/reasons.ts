import type { HeaderLine } from './wire/write-message.ts';

/** RFC 3326. P7a: "completed elsewhere" is not a missed call. */
export const completedElsewhere: HeaderLine = ['Reason', 'SIP;cause=200;text="Call completed elsewhere"'];
export const declinedElsewhere: HeaderLine = ['Reason', 'SIP;cause=603;text="Declined"'];
export const nobodyAnswered: HeaderLine = ['Reason', 'SIP;cause=480;text="No answer"'];
export const movedElsewhere: HeaderLine = ['Reason', 'SIP;cause=200;text="Call moved"'];
export const transferred: HeaderLine = ['Reason', 'SIP;cause=200;text="Transferred"'];
export const serverStops: HeaderLine = ['Reason', 'SIP;cause=503;text="Server stops"'];
export const sessionExpired: HeaderLine = ['Reason', 'SIP;cause=408;text="Session expired"'];
export const pageGone: HeaderLine = ['Reason', 'SIP;cause=408;text="Connection lost"'];
/** P4: the server or the other side's network, not this page's. */
export const networkFault: HeaderLine = ['X-Hangup-Code', 801];
