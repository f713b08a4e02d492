// Everything lives in a shadow root, so the page's rules do not reach in and ours do not reach out.
export const style = `
:host{all:initial!important;position:fixed!important;right:0!important;bottom:0!important;width:0!important;height:0!important;z-index:2147483647!important;color-scheme:normal!important;--desk:#4f46e5;--on:#fff}
*{box-sizing:border-box}
button{position:fixed;right:20px;bottom:20px;width:56px;height:56px;padding:0;border:0;border-radius:50%;background:var(--desk);color:var(--on);cursor:pointer;box-shadow:0 4px 16px rgba(0,0,0,.22);transition:transform .12s,box-shadow .12s;-webkit-tap-highlight-color:transparent}
button:hover{transform:translateY(-1px);box-shadow:0 6px 20px rgba(0,0,0,.26)}
button:focus-visible{outline:3px solid var(--desk);outline-offset:3px;box-shadow:0 0 0 3px #fff}
svg{position:absolute;inset:0;margin:auto;width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;transition:opacity .12s,transform .12s}
.x,[aria-expanded=true] .c{opacity:0;transform:scale(.6) rotate(-45deg)}
[aria-expanded=true] .x{opacity:1;transform:none}
b{position:absolute;top:-3px;right:-3px;min-width:22px;height:22px;padding:0 6px;border:2px solid #fff;border-radius:11px;background:#d92d20;color:#fff;font:600 12px/18px system-ui,sans-serif;text-align:center}
b:empty{display:none}
div{position:fixed;right:20px;bottom:92px;width:380px;height:640px;max-width:calc(100vw - 40px);max-height:calc(100vh - 112px);border-radius:14px;overflow:hidden;background:linear-gradient(var(--desk) 72px,#fff 0);box-shadow:0 12px 48px rgba(0,0,0,.2),0 0 0 1px rgba(0,0,0,.06);opacity:0;visibility:hidden;transform:translateY(8px);transition:opacity .14s,transform .14s,visibility 0s .14s}
div.open{opacity:1;visibility:visible;transform:none;transition:opacity .14s,transform .14s}
div.dark{background:linear-gradient(var(--desk) 72px,#16181d 0)}
iframe{display:block;width:100%;height:100%;border:0;background:0 0;color-scheme:normal}
i{position:absolute;width:1px;height:1px;opacity:0}
@media(max-width:479px){div{inset:0;width:100%;height:100%;max-width:none;max-height:none;border-radius:0}div.open~button{display:none}}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{:host{display:none!important}}
`;

/** Constructed sheets pass every Content-Security-Policy; where there are none yet, an element has to do. */
export const applyStyle = (root: ShadowRoot): void => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.textContent = style;
    root.prepend(element);
  }
};
