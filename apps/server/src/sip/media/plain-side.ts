import { randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { RtpHeader, RtpPacket } from 'werift';
import { KeyPresses } from './key-presses.ts';
import { frameSamples } from './pcmu.ts';
import { type PlainMedia, readPlainSdp, writePlainSdp } from './plain-sdp.ts';
import { RtpStream } from './rtp-stream.ts';

/** Where the audio of telephones comes in. `ports`: from and to; null leaves the choice to the system. */
export type PlainPlace = { bind: string; address: string; ports: readonly [number, number] | null };

const bound = async (bind: string, port: number): Promise<Socket | null> => {
  const socket = createSocket('udp4');
  const listening = once(socket, 'listening').then(
    () => true,
    () => false,
  );
  socket.bind(port, bind);
  if (await listening) return socket;
  socket.close();
  return null;
};

/** RFC 3550 §5.1: version 2, payload type 0; the first bit is the marker. */
const isPcmu = (data: Buffer): boolean =>
  data.length >= 12 && data.readUInt8(0) >> 6 === 2 && (data.readUInt8(1) & 0x7f) === 0;

/** Even ports, beginning anywhere: two calls that begin at once do not fight for the same. */
const openSocket = async ({ bind, ports }: PlainPlace): Promise<Socket> => {
  const [from, to] = ports ?? [0, 0];
  const count = ports === null ? 1 : Math.floor((to - from) / 2) + 1;
  const first = randomInt(count);
  for (let tried = 0; tried < count; tried += 1) {
    const socket = await bound(bind, from + 2 * ((first + tried) % count));
    if (socket) return socket;
  }
  throw new Error('no port is free for the audio of a telephone');
};

/** Plain RTP with PCMU to one telephone. */
export class PlainSide {
  readonly #socket: Socket;
  readonly #address: string;
  readonly #session = randomInt(2 ** 31);
  readonly #out = new RtpStream(
    { ssrc: randomInt(2 ** 32), sequenceNumber: randomInt(2 ** 15), timestamp: randomInt(2 ** 32) },
    frameSamples,
  );
  readonly #keys = new KeyPresses();
  #version = 0;
  #remote: PlainMedia | null = null;

  private constructor(socket: Socket, address: string, onAudio: (packet: RtpPacket) => void) {
    this.#socket = socket;
    this.#address = address;
    socket.on('message', (data, from) => {
      const packet = this.#read(data, from);
      if (packet) onAudio(packet);
    });
    // A telephone whose port is closed: the signalling says what becomes of the call.
    socket.on('error', () => undefined);
  }

  static async open(place: PlainPlace, onAudio: (packet: RtpPacket) => void): Promise<PlainSide> {
    return new PlainSide(await openSocket(place), place.address, onAudio);
  }

  offer(): string {
    return this.#describe(null);
  }

  answer(offer: string): string {
    this.take(offer);
    return this.#describe(this.#remote);
  }

  take(sdp: string): void {
    this.#remote = readPlainSdp(sdp);
  }

  press(digits: string): void {
    this.#keys.press(digits);
  }

  send({ header, payload }: RtpPacket): void {
    const remote = this.#remote;
    const place = this.#out.of(header);
    if (remote === null || remote.direction === 'inactive' || remote.direction === 'sendonly') return;
    const key = remote.events === null ? null : this.#keys.next();
    const parts = {
      ...place,
      timestamp: (place.timestamp - (key?.timestampBack ?? 0)) >>> 0,
      marker: key ? key.isFirst : header.marker,
      payloadType: key ? (remote.events ?? 0) : 0,
    };
    const packet = new RtpPacket(new RtpHeader({ version: 2, ...parts }), key?.payload ?? payload);
    this.#socket.send(packet.serialize(), remote.port, remote.address);
  }

  close(): void {
    this.#socket.close();
  }

  #describe(to: PlainMedia | null): string {
    this.#version += 1;
    const own = { address: this.#address, port: this.#socket.address().port };
    return writePlainSdp({ ...own, session: this.#session, version: this.#version }, to);
  }

  /** Only from the address that the telephone has named; behind a NAT its port may be another one. */
  #read(data: Buffer, from: { address: string; port: number }): RtpPacket | null {
    const remote = this.#remote;
    if (remote === null || from.address !== remote.address || !isPcmu(data)) return null;
    try {
      const packet = RtpPacket.deSerialize(data);
      if (from.port !== remote.port) this.#remote = { ...remote, port: from.port };
      return packet;
    } catch {
      // Not RTP, whatever its first bytes are.
      return null;
    }
  }
}
