// While work goes on, htmx brings the part of the page that tells of it anew: ever more slowly, and not while nobody looks. Who is at a link, a button or a region of it stays there; what cannot be found again, such as a field, is not taken from under one's hands, and the page says that it waits. Without it, the page's Refresh link does the same.
import { hasPart } from './updates.js';

const growth = 1.3;
const longestPause = 30000;

let pause = 2000;
let next = performance.now() + pause;
let note;
let place;

/** By what the element that has the focus is found again in the part that comes; null where it cannot be. */
function placeIn(part) {
  const element = document.activeElement;
  const name = element.matches('input, select, textarea') ? null : ['id', 'href', 'aria-labelledby', 'aria-label'].find((attribute) => element.getAttribute(attribute));
  if (!name) return null;
  const selector = `${element.localName}[${name}="${CSS.escape(element.getAttribute(name))}"]`;
  return { selector, index: [...part.querySelectorAll(selector)].indexOf(element), left: element.scrollLeft, top: element.scrollTop };
}

/** Who was in the part stays at the same place of it, or at its beginning where that is no more. */
function returnTo(part) {
  const same = part.querySelectorAll(place.selector);
  const element = same[place.index] ?? same[0] ?? part;
  if (element === part) part.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollTo(place.left, place.top);
  place = null;
}

function sayThatUpdatesWait(part) {
  if (note?.isConnected) return;
  note = document.createElement('p');
  note.className = 'alert alert-info';
  note.setAttribute('role', 'status');
  note.id = 'updates-wait';
  const link = document.createElement('a');
  link.href = location.href;
  link.className = 'alert-link ms-1';
  link.textContent = 'Refresh';
  note.append('Updates wait while you are here. ', link);
  part.before(note);
}

const waits = (part) => part.contains(document.activeElement) && !placeIn(part);

document.addEventListener('htmx:beforeRequest', (event) => {
  const isWaiting = waits(event.target);
  if (!isWaiting) note?.remove();
  const isEarly = performance.now() < next;
  if (isEarly || document.hidden) return event.preventDefault();
  if (isWaiting) {
    sayThatUpdatesWait(event.target);
    return event.preventDefault();
  }
  pause = Math.min(pause * growth, longestPause);
  next = performance.now() + pause;
});

// Where the part is no more, as on a sign-in page, asking ends; a server that fails or is busy is asked again.
const ended = [401, 403, 404, 410];

document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (hasPart(detail)) {
    // The focus may have come in while the answer was on its way.
    if (waits(detail.target)) detail.shouldSwap = false;
    else place = detail.target.contains(document.activeElement) ? placeIn(detail.target) : null;
    return;
  }
  detail.shouldSwap = false;
  if (detail.xhr.status < 400 || ended.includes(detail.xhr.status)) next = Infinity;
});

document.addEventListener('htmx:afterSwap', ({ target }) => {
  if (place) returnTo(target);
});
