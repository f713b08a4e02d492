const signs = (text: string): string[] => text.split(' ');

/** Those that people use when they serve others. */
export const emojis = {
  faces: signs(
    '😀 😃 😄 😁 😆 😅 😂 🙂 🙃 😉 😊 😇 😍 🥰 😘 😋 😎 🤓 🤩 🥳 🤔 🤗 🤭 😌 😏 😬 😮 😲 😳 🥺 😢 😭 😓 😥 😔 😟 😕 🙁 😩 😴 🤒 😷 🤝 🫡',
  ),
  gestures: signs('👍 👎 👌 ✌️ 🤞 🤟 👋 🙌 👏 🙏 💪 👆 👇 👉 👈 ☝️ ✋ 🫶 ✍️ 🤲 👀 🧐'),
  things: signs(
    '❤️ 🧡 💛 💚 💙 💜 💯 ✅ ❌ ❗ ❓ ⚠️ ⭐ 🌟 ✨ 🎉 🎁 🔥 ⏰ 📦 🚚 🛒 💳 💰 🧾 📄 📎 📷 📱 💻 📞 📧 🔗 🔒 🔑 🏠 🌍 ☀️ 🌧️ ☕',
  ),
} as const;
