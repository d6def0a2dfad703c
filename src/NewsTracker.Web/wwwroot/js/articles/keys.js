// The list of articles by keys: rows, ticks, read and unread, and what the bar does. A row is where the focus is, or was last.
import { bind, fail, say } from '../keys/keys.js';
import { noteNext, noteOpened, takeNext } from './places.js';
import { boxOf, isAll, isAnyChosen, isOnItsWay, sendAlong, tick } from './selection.js';
import { whyNot } from '../updates/refusals.js';

const rows = () => [...document.querySelectorAll('#articles tbody tr')];
const linkOf = (row) => row?.querySelector('.headline');
let at;

const focused = () => document.activeElement?.closest('#articles tbody tr') ?? (at?.isConnected ? at : undefined);

function go(row) {
  if (!row) return;
  at = row;
  linkOf(row).focus();
  row.scrollIntoView({ block: 'nearest' });
}

/** Past the last row the next page goes on, before the first the one before; a key that is held stops there. */
function step(by, isHeld) {
  const all = rows();
  const here = all.indexOf(focused());
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by;
  if (all[next]) go(all[next]);
  else if (!isHeld && all.length > 0) turn(by);
}

function turn(by) {
  const link = document.querySelector(`.pager [rel="${by > 0 ? 'next' : 'prev'}"]`);
  if (!link) return say(by > 0 ? 'This is the last one.' : 'This is the first one.');

  // The newest page may reach down into the page one comes from.
  noteNext({ search: link.search, ...(by > 0 ? { index: 0 } : { above: rows()[0].dataset.article }) });
  link.click();
}

const current = () => focused() ?? rows()[0];

function tickRow(isStretch) {
  const row = current();
  if (!boxOf(row)) return;
  go(row);
  tick(boxOf(row), isStretch);
  say(boxOf(row).checked ? 'Ticked' : 'Not ticked');
}

async function toggleRead() {
  // A copy where the focus is on one, else the row.
  const one = document.activeElement?.closest('[data-copy]') ?? current();
  if (!one || document.querySelector('#articles.for-all')) return;
  const isUnread = !one.classList.contains('unread');
  const response = await fetch(`/api/reads/${one.dataset.copy ?? one.dataset.article}`, { method: isUnread ? 'DELETE' : 'PUT' }).catch(() => null);
  if (!response?.ok) return fail(whyNot(response));
  one.classList.toggle('unread', isUnread);
  say(isUnread ? 'Unread' : 'Read');
}

/** What the bar's button does: on what is ticked, else on this row. The list comes back where it was. */
function press(name, value) {
  const button = document.querySelector(`#selection [name="${name}"][value="${value}"]`);
  if (!button) return;
  if (isOnItsWay()) return say('What you decided is on its way.');
  const row = current();
  if (row && !isAll() && !isAnyChosen()) sendAlong(row.dataset.article);
  noteNext({ search: location.search, index: rows().indexOf(row) });
  button.click();
}

function openText() {
  const row = current();
  if (!row) return;
  noteOpened(row.dataset.article);
  location.assign(`${linkOf(row).href}#body`);
}

function comeBack() {
  const place = takeNext();
  if (!place) return;
  const all = rows();
  const rowOf = (article) => all.find((row) => row.dataset.article === article);
  if (place.article) go(rowOf(place.article));
  else if ('above' in place) go(rowOf(place.above)?.previousElementSibling ?? all.at(-1));
  else go(all[Math.min(place.index, all.length - 1)]);
}

document.addEventListener('click', (event) => {
  const row = event.target.closest('#articles .headline')?.closest('tr');
  if (row) noteOpened(row.dataset.article);
});

bind({
  j: ['next article; past the last one the next page', (event) => step(1, event.repeat)],
  k: ['article before; before the first one the page before', (event) => step(-1, event.repeat)],
}, { walks: true });

bind({ o: ['open it (Enter, too)', () => linkOf(current())?.click()] });

if (document.querySelector('#articles:not(.for-all)')) bind({ u: ['mark it as unread, or as read', toggleRead] });

if (document.getElementById('selection')) {
  bind({
    x: ['tick it, or take the tick away', () => tickRow(false)],
    X: ['tick all from the last ticked to it', () => tickRow(true)],
    e: ['keep what is ticked, or it', () => press('to', 'Kept')],
    d: ['dismiss what is ticked, or it', () => press('to', 'Dismissed')],
    t: ['tag what is ticked, or it', () => press('tag', 'true')],
    p: ['open its text, to code a position', openText],
  });
}

comeBack();
