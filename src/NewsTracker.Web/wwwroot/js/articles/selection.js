// Ticking articles in the list: one, a stretch with Shift, all of the page; what is ticked stays so on the other pages of the result. Without it the boxes and the bar are a plain form.
import { keep, most, read, send, settle } from './ticked.js';

const boxes = () => [...document.querySelectorAll('#articles tbody [name="article"]')];
const bar = () => document.getElementById('selection');
const result = () => bar()?.elements.namedItem('q')?.value ?? '';
let last;
let ticked = new Set();

export const isAll = () => bar()?.querySelector('[data-all]')?.checked === true;
export const isAnyChosen = () => ticked.size > 0;
export const boxOf = (row) => row?.querySelector('[name="article"]');

export const isOnItsWay = () => bar()?.dataset.sending === 'true';

function carry(article) {
  const input = document.createElement('input');
  [input.type, input.name, input.value, input.dataset.elsewhere] = ['hidden', 'article', article, ''];
  bar().append(input);
}

const putDown = () => bar().querySelectorAll('[data-elsewhere]').forEach((input) => input.remove());

/** Sends one article without a tick, which would stay where one does not decide after all, and be meant by the next key. */
export function sendAlong(article) {
  putDown();
  carry(article);
}

/** Ticks a box or takes its tick away; with a stretch, all from the last one on get what it gets. */
export function tick(box, isStretch) {
  if (!box) return;
  box.checked = !box.checked;
  note(box, isStretch);
}

function note(box, isStretch) {
  const all = boxes();
  const [from, until] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
  if (isStretch && from >= 0) for (const between of all.slice(from, until + 1)) between.checked = box.checked;
  last = box;
  take();
}

/** Takes over what the boxes say; as many as fit. */
function take() {
  let isFull = false;
  for (const box of boxes()) {
    if (!box.checked) ticked.delete(box.value);
    else if (ticked.size < most) ticked.add(box.value);
    else if (!ticked.has(box.value)) [box.checked, isFull] = [false, true];
  }
  keep(result(), ticked);
  tell(isFull ? `${most} ticked, as many as fit. Decide on these first, or take all that match.` : undefined);
}

const wordsOf = (count, elsewhere) => (count === 0 ? '' : elsewhere === 0 ? `${count} ticked` : `${count} ticked, ${elsewhere} on other pages`);

function tell(instead) {
  const status = bar()?.querySelector('[data-chosen]');
  if (!status) return;
  const here = boxes().filter((box) => box.checked).length;
  const words = instead ?? (isAll() ? (result() ? 'all matches' : 'all articles') : wordsOf(ticked.size, ticked.size - here));
  if (status.textContent !== words) status.textContent = words;
  bar().querySelector('[data-clear]').hidden = ticked.size === 0;
  const whole = document.querySelector('[data-tick-all]');
  if (!whole) return;
  whole.checked = here > 0 && here === boxes().length;
  whole.indeterminate = here > 0 && here < boxes().length;
}

/** Shows what is ticked of this result, whatever the browser kept in the boxes. */
export function restore() {
  if (!bar()) return;
  putDown();
  delete bar().dataset.sending;
  ticked = read(result());
  for (const box of boxes()) box.checked = ticked.has(box.value);
  tell();
}

document.addEventListener('click', (event) => {
  if (event.target.matches('#articles tbody [name="article"]')) note(event.target, event.shiftKey);
  if (!event.target.closest('[data-clear]')) return;
  for (const box of boxes()) box.checked = false;
  ticked.clear();
  take();
  (document.querySelector('[data-tick-all]') ?? bar()).focus();
});

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-tick-all]')) for (const box of boxes()) box.checked = event.target.checked;
  if (event.target.matches('[data-tick-all]')) take();
  else if (event.target.matches('[data-all]')) tell();
});

// Nothing is sent where nothing is chosen; what is ticked on other pages is sent along.
document.addEventListener('submit', (event) => {
  if (event.target !== bar()) return;
  if (!isAll() && ticked.size === 0 && !bar().querySelector('[data-elsewhere]')) {
    event.preventDefault();
    bar().querySelector('[data-chosen]').textContent = 'Tick an article first.';
    return;
  }
  send(result());
  bar().dataset.sending = 'true';
  if (isAll()) return;
  const here = new Set(boxes().map((box) => box.value));
  for (const id of [...ticked].filter((known) => !here.has(known))) carry(id);
});

// Back from where it was asked why: still ticked. Back with word that it is done: not.
const arrive = () => settle(document.querySelector('#main > .alert-success') !== null);

// On a page that is new, what is ticked before this script came was ticked by a person; elsewhere the browser kept it in the boxes.
arrive();
if (bar() && performance.getEntriesByType('navigation')[0]?.type === 'navigate') {
  const early = boxes().filter((box) => box.checked);
  if (early.length > 0) keep(result(), new Set([...read(result()), ...early.map((box) => box.value)]));
}
restore();
window.addEventListener('pageshow', (event) => {
  if (event.persisted) arrive();
  restore();
});
