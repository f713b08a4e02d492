import {
  RTCPeerConnection,
  type RTCRtpTransceiver,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
} from 'werift';
import type { RtpPlace } from './rtp-stream.ts';

const pcmu = () =>
  new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 });
const gatherMs = 1_500;

/** Who this is: another page has other ICE credentials (P7), and gets a connection of its own. */
const identityOf = (sdp: string): string => /^a=ice-ufrag:.*$/m.exec(sdp)?.[0] ?? '';

const newConnection = (): RTCPeerConnection =>
  new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    // Browsers on the same machine, and demos without any other network.
    iceAdditionalHostAddresses: ['127.0.0.1'],
    bundlePolicy: 'max-bundle',
    codecs: { audio: [pcmu()] },
  });

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

const described = async (connection: RTCPeerConnection): Promise<string> => {
  await gathered(connection);
  const sdp = connection.localDescription?.sdp;
  if (sdp === undefined || !/^m=audio [1-9]/m.test(sdp)) throw new Error('the page has no PCMU audio');
  return sdp;
};

type Way = { connection: RTCPeerConnection; transceiver: RTCRtpTransceiver; isBroken: boolean };

/** WebRTC with PCMU to one browser at a time. */
export class WebSide {
  readonly #onAudio: (packet: RtpPacket) => void;
  #way: Way | null = null;
  /** Of an offer of ours: it takes over when it is answered. */
  #offered: Way | null = null;
  #identity = '';

  constructor(onAudio: (packet: RtpPacket) => void) {
    this.#onAudio = onAudio;
  }

  /** The first offer, and every later one. */
  async answer(offer: string): Promise<string> {
    if (this.#way === null || identityOf(offer) !== this.#identity) await this.#use(this.#newWay(), offer);
    const connection = this.#way?.connection;
    if (!connection) throw new Error('the call is over');
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await connection.setLocalDescription(await connection.createAnswer());
    return described(connection);
  }

  /** For a page that has not talked with us yet. */
  async offer(): Promise<string> {
    await this.#offered?.connection.close();
    this.#offered = this.#newWay();
    const { connection } = this.#offered;
    await connection.setLocalDescription(await connection.createOffer());
    return described(connection);
  }

  /** '' drops the offer; all stays as it was. */
  async takeAnswer(answer: string): Promise<void> {
    const offered = this.#offered;
    this.#offered = null;
    if (!offered) throw new Error('nothing was offered');
    if (answer === '') return offered.connection.close();
    await offered.connection.setRemoteDescription({ type: 'answer', sdp: answer });
    await this.#use(offered, answer);
  }

  /** Somebody hears what is sent. */
  get isOpen(): boolean {
    return this.#way?.connection.connectionState === 'connected' && !this.#way.isBroken;
  }

  send(place: RtpPlace, payload: Buffer): void {
    const way = this.#way;
    if (!way || !this.isOpen) return;
    const header = new RtpHeader({ version: 2, payloadType: 0, ...place });
    way.transceiver.sender.sendRtp(new RtpPacket(header, payload)).catch(() => {
      // The way is gone; the next page brings its own connection.
      way.isBroken = true;
    });
  }

  /** Idempotent. */
  async close(): Promise<void> {
    const ways = [this.#way, this.#offered];
    this.#way = null;
    this.#offered = null;
    for (const way of ways) await way?.connection.close();
  }

  async #use(way: Way, sdp: string): Promise<void> {
    const old = this.#way;
    this.#way = way;
    this.#identity = identityOf(sdp);
    await old?.connection.close();
  }

  #newWay(): Way {
    const connection = newConnection();
    const transceiver = connection.addTransceiver('audio', { direction: 'sendrecv' });
    const way: Way = { connection, transceiver, isBroken: false };
    connection.onTrack.subscribe((track) =>
      track.onReceiveRtp.subscribe((packet) => {
        if (packet.header.payloadType === 0 && this.#way === way) this.#onAudio(packet);
      }),
    );
    return way;
  }
}
