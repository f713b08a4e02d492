/** What is sent to every server alike. */
export type Shape = {
  senders: number;
  /** Receivers of each sender, served in turn. */
  receiversEach: number;
  /** Frames of a sender under way at any time. */
  window: number;
  seconds: number;
  /** Length of the frames that are sent. */
  bytes: number;
};
