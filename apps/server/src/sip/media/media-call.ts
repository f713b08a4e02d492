import { RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import type { MediaKind } from './media-peer.ts';
import { frameSamples, sine } from './pcmu.ts';

const pcmu = () =>
  new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 });
const frameMs = 20;
const beepFrames = 15;
const gatherMs = 1_500;

/** Who this is: another page has other ICE credentials (P7), and gets a connection of its own. */
const identityOf = (sdp: string): string => /^a=ice-ufrag:.*$/m.exec(sdp)?.[0] ?? '';

const digitTones = new Map(Array.from('0123456789*#ABCD', (digit, index) => [digit, 500 + 60 * index]));

/** One call of the media process: echo, or a tone of 440 Hz; a short beep answers each DTMF digit. */
export class MediaCall {
  readonly #kind: MediaKind;
  #connection: RTCPeerConnection | null = null;
  #identity = '';
  #send: (payload: Buffer) => void = () => undefined;
  #beep: { frame: () => Buffer; left: number } | null = null;
  readonly #ticker: NodeJS.Timeout;

  constructor(kind: MediaKind) {
    this.#kind = kind;
    const tone = sine(440);
    this.#ticker = setInterval(() => this.#tick(tone), frameMs);
  }

  async answer(offer: string): Promise<string> {
    if (this.#connection === null || identityOf(offer) !== this.#identity) await this.#connect();
    this.#identity = identityOf(offer);
    const connection = this.#connection;
    if (!connection) throw new Error('the call is over');
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await connection.setLocalDescription(await connection.createAnswer());
    await gathered(connection);
    const answer = connection.localDescription?.sdp;
    if (answer === undefined || !/^m=audio [1-9]/m.test(answer))
      throw new Error('the offer has no PCMU audio');
    return answer;
  }

  dtmf(digits: string): void {
    const hertz = digitTones.get(digits.slice(0, 1).toUpperCase());
    if (hertz !== undefined) this.#beep = { frame: sine(hertz), left: beepFrames };
  }

  /** Idempotent. */
  async close(): Promise<void> {
    clearInterval(this.#ticker);
    const connection = this.#connection;
    this.#connection = null;
    this.#send = () => undefined;
    await connection?.close();
  }

  async #connect(): Promise<void> {
    await this.#connection?.close();
    const connection = new RTCPeerConnection({
      iceServers: [],
      iceUseIpv6: false,
      // Browsers on the same machine, and demos without any other network.
      iceAdditionalHostAddresses: ['127.0.0.1'],
      bundlePolicy: 'max-bundle',
      codecs: { audio: [pcmu()] },
    });
    this.#connection = connection;
    this.#send = sender(connection);
    connection.onTrack.subscribe((track) =>
      track.onReceiveRtp.subscribe(({ header, payload }) => {
        if (header.payloadType === 0 && this.#kind === 'echo' && !this.#beep) this.#send(payload);
      }),
    );
  }

  #tick(tone: () => Buffer): void {
    if (this.#beep) {
      this.#send(this.#beep.frame());
      this.#beep.left -= 1;
      if (this.#beep.left === 0) this.#beep = null;
    } else if (this.#kind === 'tone') this.#send(tone());
  }
}

const sender = (connection: RTCPeerConnection): ((payload: Buffer) => void) => {
  const transceiver = connection.addTransceiver('audio', { direction: 'sendrecv' });
  let sequenceNumber = 0;
  let timestamp = 0;
  let isBroken = false;
  return (payload) => {
    if (isBroken || connection.connectionState !== 'connected') return;
    sequenceNumber = (sequenceNumber + 1) & 0xffff;
    timestamp = (timestamp + frameSamples) >>> 0;
    const header = new RtpHeader({ version: 2, payloadType: 0, sequenceNumber, timestamp, ssrc: 1 });
    transceiver.sender.sendRtp(new RtpPacket(header, payload)).catch(() => {
      // The way is gone; the next page brings its own connection.
      isBroken = true;
    });
  };
};

const gathered = (connection: RTCPeerConnection): Promise<void> =>
  connection.iceGatheringState === 'complete'
    ? Promise.resolve()
    : new Promise((resolve) => {
        const timer = setTimeout(resolve, gatherMs);
        connection.iceGatheringStateChange.subscribe((state) => {
          if (state !== 'complete') return;
          clearTimeout(timer);
          resolve();
        });
      });
