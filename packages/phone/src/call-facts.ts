/** 0 in, 1 out, 2 dialled automatically and handed to a person (P5). */
export type Direction = 0 | 1 | 2;

/** What is known of a call from its first moment. Times are milliseconds since 1970. */
export type CallFacts = {
  callId: string;
  direction: Direction;
  caller: string;
  callee: string;
  orderId: string;
  params: string;
  other: string;
  startedAt: number;
};
