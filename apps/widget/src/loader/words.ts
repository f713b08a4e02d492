const words = {
  en: { chat: 'Chat', open: 'Open chat', close: 'Close chat', unread: ['unread message', 'unread messages'] },
  zh: { chat: '在线客服', open: '打开聊天', close: '关闭聊天', unread: ['条未读消息', '条未读消息'] },
  es: {
    chat: 'Chat',
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    unread: ['mensaje sin leer', 'mensajes sin leer'],
  },
};

export type LoaderWords = (typeof words)['en'];

export const loaderWords = (lang: string): LoaderWords => {
  const code = lang.toLowerCase().slice(0, 2);
  return code === 'zh' || code === 'es' ? words[code] : words.en;
};

/** "Open chat, 2 unread messages". */
export const launcherName = (word: LoaderWords, open: boolean, unread: number): string => {
  if (open) return word.close;
  return unread > 0 ? `${word.open}, ${unread} ${word.unread[unread === 1 ? 0 : 1]}` : word.open;
};
