type CallFields = {
  callId: string;
  /** 0 in, 1 out, 2 dialled automatically and handed to a person. */
  direction: 0 | 1 | 2;
  caller: string;
  callee: string;
  orderId: string;
  params: string;
  other?: string;
  /** Milliseconds; a time that has not come yet is absent. */
  callStartTimestamp?: number | '';
  callConnectedTimestamp?: number | '';
  callHangUpTimestamp?: number | '';
};

export type HangupCode = 800 | 801 | 810 | 811 | 812 | 813 | 814 | 815 | 816 | 817 | 819;

/** 0 ringing out, 1 ringing in, 2 talking, 5 hung up; 3 line down, 4 registered, 6 not logged in, -1 not registered. */
export type DialStatus =
  | ({ code: 0 | 1 | 2 } & CallFields)
  | ({ code: 5; hangupCode?: HangupCode; hangupReason?: string } & CallFields)
  | { code: 3 | 4 | 6 | -1 };

/** What the softphone tells, by the name under which it is listened to. */
export type PhoneEvents = {
  login: { email: string; sipNum: string; groupNo: string };
  /** 1: the account has a phone seat; 2: it has none, or the seat is switched off. */
  agentExists: { code: 1 | 2 };
  dialStatus: DialStatus;
  /** 1 available, 2 busy, 3 meeting, 4 meal, 5 restroom, 6 sleep, 7 other. */
  agentStatus: { code: 1 | 2 | 3 | 4 | 5 | 6 | 7 };
  logout: undefined;
  tokenInvalid: undefined;
};
