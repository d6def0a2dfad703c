// Makes searching quick: htmx brings the results without a new page, months are brushed. Without it, every form and link here does the same by itself.
import { say } from '../keys/keys.js';
import { hasPart } from '../updates/updates.js';
import { complete } from './completion.js';
import { brush } from './months.js';
import { keepPanel } from './panel.js';
import { restore } from './selection.js';

const results = () => document.getElementById('results');
const box = () => document.getElementById('q');
const isOnBox = () => document.activeElement === box();
let asked;
let typed;
let putBack;
let restoring;

// Any part of the list that is asked for anew; the words of its box may change while it is on its way.
document.addEventListener('htmx:beforeRequest', () => {
  asked = box().value;
  results().setAttribute('aria-busy', 'true');
});

document.addEventListener('htmx:afterRequest', () => results().removeAttribute('aria-busy'));

document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (!detail.shouldSwap || !hasPart(detail)) {
    detail.shouldSwap = false;
    location.assign(detail.xhr.responseURL);
  }
  putBack = keepPanel();
  typed = isOnBox() && box().value !== asked ? { text: box().value, from: box().selectionStart, to: box().selectionEnd } : undefined;
});

document.addEventListener('htmx:afterSwap', ({ detail }) => {
  if (!detail.xhr) return;
  forgetDone();
  begin();
  putBack();
  const total = document.querySelector('.results-total, .search-results .empty-title');
  if (typed) return goOn(typed);
  if (!total) return;
  if (isOnBox() || document.activeElement === document.body) return leadTo(total);

  // By the keyboard one stays in the panel, which may stand below the list.
  const followed = document.querySelector('.facets :focus-visible');
  (followed ?? total).scrollIntoView({ block: 'nearest' });
  say(total.innerText);
});

// Who signs in comes back to what is shown now.
document.addEventListener('htmx:pushedIntoHistory', () => {
  const signIn = document.getElementById('sign-in');
  if (signIn) signIn.search = new URLSearchParams({ returnUrl: location.pathname + location.search });
});

document.addEventListener('htmx:sendError', ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));

// By the browser's ways back and forward: brought anew. What else is on its way belongs to an entry that was left; what lacks the list, or says that the search is wrong, the browser shows by itself.
window.addEventListener('popstate', () => results().dispatchEvent(new CustomEvent('htmx:abort', { bubbles: true, detail: {} })));
document.addEventListener('htmx:historyRestore', () => {
  forgetDone();
  begin();
});
document.addEventListener('htmx:beforeRequest', () => restoring?.abort());
document.addEventListener('htmx:historyCacheMiss', ({ detail: { xhr } }) => {
  restoring?.abort();
  restoring = xhr;
  const put = xhr.onload;
  xhr.onload = () => (xhr.status < 400 && xhr.response.includes('id="results"') ? put.call(xhr) : location.reload());
  xhr.onerror = () => location.reload();
});

// A window of its own is the browser's business.
document.addEventListener('click', (event) => {
  if (event.shiftKey && event.target.closest('[hx-boost] a')) event.stopImmediatePropagation();
}, { capture: true });

// Who wrote on while the results came writes on where they were.
function goOn({ text, from, to }) {
  box().value = text;
  box().focus();
  box().setSelectionRange(from, to);
}

// What was asked for is there: the keys of the list count again, and a reader on a screen reader stands before it.
function leadTo(total) {
  total.tabIndex = -1;
  total.focus();
}

// What was done before is told once, as by a page that is new.
function forgetDone() {
  document.querySelector('#main > .alert-success')?.remove();
}

/** Clicked or typed, in whatever form: one search has one address. */
function nameOnce() {
  const own = document.querySelector('[data-search]').dataset.address;
  if (own && own !== location.pathname + location.search) history.replaceState(history.state, '', own + location.hash);
}

function begin() {
  nameOnce();
  brush(document.querySelector('[data-months]'));
  complete(box());
  restore();
}

begin();
