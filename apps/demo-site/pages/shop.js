// The shop's own buttons open the widget through the one global that its script makes.
for (const button of document.querySelectorAll('[data-ask]')) {
  button.addEventListener('click', () => window.InlayWidget?.open());
}

for (const link of document.querySelectorAll('nav a')) {
  if (link.hreflang === document.documentElement.lang) link.setAttribute('aria-current', 'page');
}
