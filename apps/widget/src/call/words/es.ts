import type { CallWords } from './en.ts';

export const es: CallWords = {
  call: 'Llamar',
  asking: 'Permite el micrófono…',
  askingHint: 'El navegador pregunta si esta página puede usarlo.',
  calling: 'Conectando…',
  ringing: 'Llamando…',
  talking: 'En llamada',
  weak: 'Mala conexión…',
  held: 'Un momento, por favor…',
  mute: 'Silenciar',
  unmute: 'Activar micrófono',
  muted: 'Tu micrófono está silenciado',
  hangUp: 'Colgar',
  cancel: 'Cancelar',
  again: 'Llamar de nuevo',
  write: 'Escribir un mensaje',
  dismiss: 'Cerrar',
  writeHint: 'Escríbenos: respondemos aquí mismo.',
  time: 'Duración de la llamada',
  noMicrophone: 'Sin micrófono',
  microphone: {
    refused:
      'El navegador no deja que esta página use el micrófono. Permítelo con el icono junto a la dirección y llama de nuevo.',
    missing: 'No se encontró ningún micrófono. Conecta uno y llama de nuevo.',
    busy: 'Otro programa usa el micrófono. Ciérralo y llama de nuevo.',
    insecure:
      'Las llamadas necesitan una página segura. Esta se abrió sin https:// y el navegador no le da micrófono.',
    unsupported:
      'Este navegador no puede llamar desde aquí. Chrome, Edge, Firefox o Safari actuales sí pueden.',
  },
  over: {
    ended: 'Llamada terminada',
    nobody: 'Nadie está libre en este momento',
    noAnswer: 'Nadie contestó',
    declined: 'Nadie pudo tomar la llamada',
    busy: 'Todos están en una llamada',
    lost: 'Se perdió la conexión',
    refused: 'No se pudo iniciar la llamada',
  },
};
