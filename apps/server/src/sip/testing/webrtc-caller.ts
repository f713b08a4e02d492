import { RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';

/** A caller made of the same library: PCMU in and out. */
export const webrtcCaller = () => {
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: {
      audio: [
        new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 }),
      ],
    },
  });
  const transceiver = connection.addTransceiver('audio', { direction: 'sendrecv' });
  const heard: Buffer[] = [];
  const waiting: (() => void)[] = [];
  const listeners: ((header: RtpHeader) => void)[] = [];
  connection.onTrack.subscribe((track) =>
    track.onReceiveRtp.subscribe(({ header, payload }) => {
      heard.push(payload);
      for (const listener of listeners) listener(header);
      for (const check of waiting.splice(0)) check();
    }),
  );
  const connected = new Promise<void>((resolve) => {
    connection.connectionStateChange.subscribe((state) => state === 'connected' && resolve());
  });
  let sequenceNumber = 0;
  const description = async (): Promise<string> => {
    await new Promise<void>((resolve) => {
      if (connection.iceGatheringState === 'complete') return resolve();
      connection.iceGatheringStateChange.subscribe((state) => state === 'complete' && resolve());
    });
    return connection.localDescription?.sdp ?? '';
  };
  return {
    connection,
    close: () => connection.close(),
    heard,
    connected,
    more: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    onPacket: (listener: (header: RtpHeader) => void) => void listeners.push(listener),
    /** What it says of itself, once it knows its own addresses. */
    description,
    offer: async () => {
      await connection.setLocalDescription(await connection.createOffer());
      return description();
    },
    say: (payload: Buffer) => {
      sequenceNumber += 1;
      const header = new RtpHeader({
        version: 2,
        payloadType: 0,
        sequenceNumber,
        timestamp: sequenceNumber * 160,
        ssrc: 7,
      });
      return transceiver.sender.sendRtp(new RtpPacket(header, payload));
    },
  };
};
