// While work goes on, htmx brings the part of the page that tells of it anew: ever more slowly, not while nobody looks, and not from under somebody's hands. Without it, the page's Refresh link does the same.
import { hasPart } from './updates.js';

const growth = 1.3;
const longestPause = 30000;

let pause = 2000;
let next = performance.now() + pause;

document.addEventListener('htmx:beforeRequest', (event) => {
  const isEarly = performance.now() < next;
  if (isEarly || document.hidden || event.target.contains(document.activeElement)) return event.preventDefault();
  pause = Math.min(pause * growth, longestPause);
  next = performance.now() + pause;
});

// Where the part is no more, as on a sign-in page, asking ends; a server that fails or is busy is asked again.
const ended = [401, 403, 404, 410];

document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (hasPart(detail)) return;
  detail.shouldSwap = false;
  if (detail.xhr.status < 400 || ended.includes(detail.xhr.status)) next = Infinity;
});
