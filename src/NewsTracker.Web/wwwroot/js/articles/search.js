// Makes searching quick: the results come without a new page, months are brushed. Without it, every form and link here does the same by itself.
import { complete } from './completion.js';
import { restore } from './selection.js';

const region = () => document.querySelector('[data-results]');
const box = () => document.getElementById('q');
let waiting;

async function show(address, { push = true } = {}) {
  waiting?.abort();
  waiting = new AbortController();
  const current = region();
  const asked = box()?.value;
  current.setAttribute('aria-busy', 'true');
  let fresh;
  try {
    const response = await fetch(address, { headers: { Accept: 'text/html' }, signal: waiting.signal });
    address = response.url;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    fresh = page.querySelector('[data-results]');
    if (fresh) document.title = page.title;
  } catch (error) {
    if (error.name === 'AbortError') return;
  }
  if (!fresh) return location.assign(address);
  const typing = document.activeElement?.id === 'q' ? { text: box().value, from: box().selectionStart, to: box().selectionEnd } : null;
  current.replaceWith(document.adoptNode(fresh));
  if (push) history.pushState({ results: true }, '', address);
  begin();
  const total = document.querySelector('.results-total');
  if (typing && typing.text !== asked) goOn(typing);
  else if (typing && push && total) leadTo(total);
  else if (typing) goOn({ text: box().value, from: box().value.length, to: box().value.length });
  else if (push) total?.scrollIntoView({ block: 'nearest' });
}

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

function addressOf(form) {
  const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
  return `${form.action}${values.size ? `?${values}` : ''}`;
}

document.addEventListener('submit', (event) => {
  if (!event.target.closest('[data-results]') || event.target.method !== 'get') return;
  event.preventDefault();
  show(addressOf(event.target));
});

document.addEventListener('click', (event) => {
  // Turning a page is a new page: it begins at its top, as readers expect.
  const link = event.target.closest('.facets a, .results-ways a, .search-results .empty a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || new URL(link.href).pathname !== location.pathname) return;
  event.preventDefault();
  show(link.href);
});

window.addEventListener('popstate', () => show(location.href, { push: false }));

// Drag over the bars: the months between are asked for.
function brush(months) {
  const bars = [...months.querySelectorAll('rect')];
  const form = document.querySelector('[data-months-form]');
  let first;
  const barAt = (event) => {
    const box = months.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  };
  const mark = (a, b) => bars.forEach((bar, i) => bar.classList.toggle('brushed', i >= Math.min(a, b) && i <= Math.max(a, b)));
  months.addEventListener('pointerdown', (event) => {
    first = barAt(event);
    months.setPointerCapture(event.pointerId);
    mark(first, first);
  });
  months.addEventListener('pointermove', (event) => { if (first !== undefined) mark(first, barAt(event)); });
  months.addEventListener('pointercancel', () => { first = undefined; mark(-1, -1); });
  months.addEventListener('pointerup', (event) => {
    if (first === undefined) return;
    const [from, until] = [first, barAt(event)].sort((a, b) => a - b);
    first = undefined;
    form.elements.from.value = bars[from].dataset.month;
    form.elements.until.value = bars[until].dataset.month;
    form.requestSubmit();
  });
}

/** Clicked or typed, in whatever form: one search has one address. */
function nameOnce() {
  const own = region().dataset.address;
  if (own && own !== location.pathname + location.search) history.replaceState(history.state, '', own + location.hash);
}

function begin() {
  nameOnce();
  const months = document.querySelector('[data-months]');
  if (months) brush(months);
  complete(box());
  restore();
}

begin();
