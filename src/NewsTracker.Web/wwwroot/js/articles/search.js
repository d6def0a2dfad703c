// Makes searching quick: the results come without a new page, months are brushed. Without it, every form and link here does the same by itself.
import { complete } from './completion.js';
import { restore } from './selection.js';

const region = () => document.querySelector('[data-results]');
let waiting;

async function show(address, { push = true } = {}) {
  waiting?.abort();
  waiting = new AbortController();
  const current = region();
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
  const typing = document.activeElement?.id === 'q';
  current.replaceWith(document.adoptNode(fresh));
  if (push) history.pushState({ results: true }, '', address);
  begin();
  if (typing) document.getElementById('q').focus();
  else if (!push) return;
  else document.querySelector('.results-total')?.scrollIntoView({ block: 'nearest' });
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

function begin() {
  const months = document.querySelector('[data-months]');
  if (months) brush(months);
  complete(document.getElementById('q'));
  restore();
}

begin();
