export type Speakers = {
  play(stream: MediaStream): void;
  /** '' is the system's default. */
  route(deviceId: string): void;
  readonly isPlaying: boolean;
  silence(): void;
};

type Player = Pick<HTMLAudioElement, 'play'> & {
  autoplay: boolean;
  srcObject: MediaProvider | null;
  setSinkId?: (id: string) => Promise<void>;
};

/** Where the other side is heard: one player for each stream, because a call may wait while another is asked. */
export const createSpeakers = (newPlayer: () => Player, onTrouble: (error: unknown) => void): Speakers => {
  const players = new Map<string, Player>();
  let sink = '';
  // Browsers without setSinkId, and frames that may not choose, have one speaker: the system's.
  const send = (player: Player): void => void player.setSinkId?.(sink).catch(onTrouble);
  return {
    play: (stream) => {
      const player = players.get(stream.id) ?? newPlayer();
      players.set(stream.id, player);
      player.autoplay = true;
      player.srcObject = stream;
      if (sink !== '') send(player);
      player.play().catch(onTrouble);
    },
    route: (deviceId) => {
      sink = deviceId;
      for (const player of players.values()) send(player);
    },
    get isPlaying() {
      return players.size > 0;
    },
    silence: () => {
      for (const player of players.values()) player.srcObject = null;
      players.clear();
    },
  };
};
