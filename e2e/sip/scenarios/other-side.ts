/** Who is at the other end: a telephone beyond the operator's SIP server, or a colleague on the built-in line. */
export type OtherSide = {
  /** By which the agent reaches it. */
  number: string;
  /** Hz. */
  sends: number;
  rings: () => Promise<void>;
  answers: () => Promise<void>;
  refuses: () => Promise<void>;
  hangsUp: () => Promise<void>;
  /** Rings at the agent. */
  calls: () => Promise<void>;
  /** It was answered, or is not rung any more. */
  talks: () => Promise<void>;
  isFree: () => Promise<void>;
  /** The loudest frequency of the agent, in Hz; 0 is silence. */
  hears: () => Promise<number>;
  /** From now on it says what it hears; for one that cannot tell what it hears once it was on hold. */
  echoes?: () => Promise<void>;
  /** The keys that the agent has pressed, where they come out of the line. */
  keys?: () => string;
};
