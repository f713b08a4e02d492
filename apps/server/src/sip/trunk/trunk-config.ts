/** The operator's carrier, for servers without a SIP server of their own. Experimental. */
export type TrunkConfig = {
  host: string;
  port: number;
  /** '' where the carrier knows us by our address. */
  user: string;
  password: string;
  /** Where SIP is listened for. */
  bind: string;
  bindPort: number;
  /** Our address as the carrier sees it; '': the one that leads to it. */
  address: string;
  /** For the audio, from and to; null leaves the choice to the system. */
  rtpPorts: readonly [number, number] | null;
};
