// While a feed is due or being polled, brings the polling part of the page anew, ever more slowly. Without it, the page's Refresh link does the same.
const firstDelay = 2000;
const longestDelay = 30000;

let delay = firstDelay;
const region = () => document.querySelector('[data-polling]');
const isPending = () => region()?.dataset.pending === 'true';

function later() {
  if (isPending()) setTimeout(refresh, delay);
  delay = Math.min(delay * 1.3, longestDelay);
}

async function refresh() {
  const current = region();
  if (document.hidden || current.contains(document.activeElement)) return later();
  const response = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (response?.redirected) return;
  if (response?.ok) {
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-polling]');
    if (!fresh) return;
    current.replaceWith(document.adoptNode(fresh));
  }
  later();
}

later();
