import type { JssipMedia } from '@inlay/phone/jssip/listen.ts';
import type { Devices } from './devices.ts';
import { createLiveMicrophone } from './live-microphone.ts';
import { microphoneTrouble, type MicrophoneTrouble, surroundings } from './microphone-trouble.ts';
import { createSpeakers } from './speakers.ts';

export type AudioNews = { name: 'switched'; to: string } | { name: 'lost' } | { name: 'speakerGone' };

type Deps = {
  window: Window & Pick<typeof globalThis, 'Audio'>;
  media: MediaDevices | undefined;
  devices: Devices;
  onNews: (news: AudioNews) => void;
  onTrouble: (error: unknown) => void;
};

export type CallAudio = {
  media: Omit<JssipMedia, 'iceServers'>;
  /** Null: the microphone can be used. Asks for the agent's permission if need be. */
  check(): Promise<MicrophoneTrouble | null>;
  /** The microphone that is wanted now, for tests of it. */
  open(): Promise<MediaStream>;
  /** No call lives any more: nothing is heard, and the microphone's light goes out. */
  silence(): void;
};

// For speech in rooms where others speak too.
const speech = { echoCancellation: true, noiseSuppression: true, autoGainControl: true } as const;

const constraintsOf = (id: string): MediaStreamConstraints => ({
  audio: id === '' ? speech : { ...speech, deviceId: { exact: id } },
  video: false,
});

const used = (devices: Devices) => ({
  microphone: devices.effective('microphone'),
  speaker: devices.effective('speaker'),
});

/** Follows the agent's choice, and what is plugged in. */
const followDevices = (
  devices: Devices,
  on: { microphone: () => void; speaker: (id: string, isGone: boolean) => void },
): void => {
  let before = used(devices);
  on.speaker(before.speaker, false);
  devices.store.subscribe(() => {
    const [was, now] = [before, used(devices)];
    before = now;
    if (now.speaker !== was.speaker)
      on.speaker(now.speaker, now.speaker === '' && devices.store.get().choice.speaker === was.speaker);
    if (now.microphone !== was.microphone) on.microphone();
  });
};

/** The sound of the calls of this tab. */
export const createCallAudio = ({ window, media, devices, onNews, onTrouble }: Deps): CallAudio => {
  const open = async (): Promise<MediaStream> => {
    if (!media) throw new DOMException('this page may not use devices', 'NotFoundError');
    return media.getUserMedia(constraintsOf(devices.effective('microphone')));
  };
  const openTrack = async (): Promise<MediaStreamTrack> => {
    await devices.refresh();
    const [track] = (await open()).getAudioTracks();
    if (!track) throw new DOMException('no track', 'NotFoundError');
    return track;
  };
  const speakers = createSpeakers(() => new window.Audio(), onTrouble);
  const microphone = createLiveMicrophone({
    open: openTrack,
    onUnplugged: (to) => onNews(to === null ? { name: 'lost' } : { name: 'switched', to }),
    onTrouble,
  });
  followDevices(devices, {
    microphone: () => void microphone.change().catch(onTrouble),
    speaker: (id, isGone) => {
      speakers.route(id);
      if (isGone && speakers.isPlaying) onNews({ name: 'speakerGone' });
    },
  });
  const check = async (): Promise<MicrophoneTrouble | null> => {
    try {
      for (const track of (await open()).getTracks()) track.stop();
      await devices.refresh();
      return null;
    } catch (error) {
      return microphoneTrouble(error, surroundings(window));
    }
  };
  return {
    media: {
      constraints: () => constraintsOf(devices.effective('microphone')),
      play: speakers.play,
      onConnection: (connection) => {
        microphone.add(connection);
        // Permission was given by now: the devices have names.
        void devices.refresh();
      },
    },
    check,
    open,
    silence: () => {
      speakers.silence();
      microphone.silence();
    },
  };
};
