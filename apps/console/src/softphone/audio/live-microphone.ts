/** The microphone of the calls that live, also while devices come and go. */
export type LiveMicrophone = {
  add(connection: RTCPeerConnection): void;
  /** Another device for the calls that live; nothing if there are none. */
  change(): Promise<void>;
  silence(): void;
};

type Deps = {
  /** Of the device that is wanted now. */
  open: () => Promise<MediaStreamTrack>;
  /** The device in use was unplugged; `to` names the one that is used now, null: there is none. */
  onUnplugged: (to: string | null) => void;
  onTrouble: (error: unknown) => void;
};

const isLive = (connection: RTCPeerConnection): boolean => connection.signalingState !== 'closed';

export const createLiveMicrophone = ({ open, onUnplugged, onTrouble }: Deps): LiveMicrophone => {
  const connections = new Set<RTCPeerConnection>();
  const watched = new WeakSet<MediaStreamTrack>();
  let ours: MediaStreamTrack[] = [];

  const senders = (): RTCRtpSender[] =>
    Array.from(connections)
      .filter(isLive)
      .flatMap((connection) => connection.getSenders())
      .filter(({ track }) => track?.kind === 'audio');

  /** `ended` comes when the device has gone, never for a track that was stopped by hand. */
  const watch = (track: MediaStreamTrack): void => {
    if (watched.has(track)) return;
    watched.add(track);
    track.addEventListener('ended', () => void fallBack().catch(onTrouble), { once: true });
  };
  const putInto = async (sender: RTCRtpSender, track: MediaStreamTrack): Promise<void> => {
    const old = sender.track;
    const copy = track.clone();
    // JsSIP mutes by the track: the new one is as silent as the old.
    copy.enabled = old?.enabled ?? true;
    ours.push(copy);
    await sender.replaceTrack(copy);
    old?.stop();
    watch(copy);
  };
  const put = async (track: MediaStreamTrack): Promise<void> => {
    for (const sender of senders()) await putInto(sender, track);
    track.stop();
  };
  const fallBack = async (): Promise<void> => {
    if (senders().length === 0) return;
    const track = await open().catch(() => null); // no other one: that is what is told
    if (track) await put(track);
    onUnplugged(track === null ? null : track.label);
  };
  return {
    add: (connection) => {
      for (const known of connections) if (!isLive(known)) connections.delete(known);
      connections.add(connection);
      // The microphone is put in a moment after the connection was made.
      connection.addEventListener('signalingstatechange', () => {
        for (const { track } of connection.getSenders()) if (track) watch(track);
      });
    },
    change: async () => {
      if (senders().length > 0) await put(await open());
    },
    silence: () => {
      for (const track of ours) track.stop();
      ours = [];
      connections.clear();
    },
  };
};
