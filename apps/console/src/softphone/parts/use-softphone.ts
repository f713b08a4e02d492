import { createContext, use } from 'react';
import type { CallAudio } from '../audio/call-audio.ts';
import type { Devices } from '../audio/devices.ts';
import type { createRinger } from '../audio/ring-tones.ts';
import type { Softphone } from '../model/softphone.ts';
import type { SoftphoneState } from '../model/softphone-state.ts';
import { useStore } from './use-store.ts';

type Parts = {
  phone: Softphone;
  devices: Devices;
  audio: CallAudio;
  ringer: ReturnType<typeof createRinger>;
};

export const SoftphoneContext = createContext<Parts | null>(null);

export const useParts = (): Parts => {
  const parts = use(SoftphoneContext);
  if (!parts) throw new Error('outside of the softphone');
  return parts;
};

export const usePhone = (): Softphone => useParts().phone;

export const usePhoneState = <T>(pick: (state: SoftphoneState) => T): T => useStore(usePhone().store, pick);
