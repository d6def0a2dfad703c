// Single keys, in one place: what a page binds, what its controls name themselves (data-key, aria-keyshortcuts), and the jumps behind g. They never count where one types, and can be switched off (WCAG 2.1.4).
const stored = 'single-keys';
const pause = 1500;
const untilForgotten = 10_000;
const jumps = { t: '/', a: '/articles', c: '/countries', m: '/map', x: '/matrix', n: '/attention', p: '/positions', l: '/tags', r: '/review', f: '/searches', s: '/sources' };

const bound = new Map();
const told = [];
let jumpUntil = 0;
let status;
let silence;

export const areOn = () => localStorage.getItem(stored) !== 'off';
export const switchTo = (isOn) => localStorage.setItem(stored, isOn ? 'on' : 'off');

/** Binds keys of this page. A page's own binding goes before that of a control. What walks goes on while its key is held; all else acts once. */
export function bind(keys, { walks = false } = {}) {
  for (const [key, [says, act]] of Object.entries(keys)) bound.set(key, { says, act, walks });
}

/** Tells the help of keys that something else on the page listens to. */
export const tell = (title, keys) => told.push({ title, keys });

/** Says something to screen readers, once: who comes by later is not told what held then. */
export const say = (words) => tellAll(words, 'visually-hidden');

/** Says to everybody that something was not done: where nothing on the page changes, one would believe that it was. */
export const fail = (words) => tellAll(words, 'alert alert-danger failure');

function tellAll(words, look) {
  if (!status) {
    status = document.createElement('div');
    status.setAttribute('role', 'status');
    document.body.append(status);
  }
  status.textContent = '';
  status.className = look;
  requestAnimationFrame(() => { status.textContent = words; });
  clearTimeout(silence);
  silence = setTimeout(() => { [status.textContent, status.className] = ['', 'visually-hidden']; }, untilForgotten);
}

const isSingle = (event) => event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
const isTyping = (target) => target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="textbox"], dialog[open]') !== null;

// Keys that count only while their widget has the focus stay as they are: they are its only way.
const isWidget = (target) => target instanceof Element && target.closest('[data-part="text"], svg') !== null;

const menuLink = (address) => document.querySelector(`.site-nav a[href$="${address}"]`);
const control = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

function search() {
  const box = document.querySelector('[role="search"] input, #main input[type="search"]');
  if (box) { box.focus(); box.select(); } else menuLink('/articles') && location.assign(`${menuLink('/articles').href}#q`);
}

const everywhere = {
  '/': ['search', search],
  '?': ['the keys of this page', () => import('./help.js').then((help) => help.open())],
  g: ['then a letter: go to a page', () => { jumpUntil = performance.now() + pause; }],
};

/** What the help shows: groups of keys with what they do. */
export function groups() {
  const named = [...document.querySelectorAll('#main [data-key], #main [aria-keyshortcuts]')]
    .map((element) => [element.dataset.key ?? element.getAttribute('aria-keyshortcuts'), element.dataset.says ?? wordsOf(element)])
    .filter(([key]) => !bound.has(key));
  const here = [...[...bound].map(([key, { says }]) => [key, says]), ...new Map(named)];
  return [
    { title: 'On this page', keys: here },
    ...told,
    { title: 'Everywhere', keys: [...Object.entries(everywhere).map(([key, [says]]) => [key, says]), ['Ctrl K', 'go to a page, a country, a tag, or do something']] },
    { title: 'Go to', keys: Object.entries(jumps).filter(([, address]) => menuLink(address)).map(([key, address]) => [`g ${key}`, menuLink(address).textContent.trim()]) },
  ].filter((group) => group.keys.length > 0);
}

function wordsOf(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll('kbd').forEach((key) => key.remove());
  return element.getAttribute('aria-label') ?? copy.textContent.trim();
}

// First of all: with the keys off nothing else hears of one, and the letter behind g belongs to the jump.
window.addEventListener('keydown', (event) => {
  if (!isSingle(event) || isTyping(event.target)) return;
  if (!areOn()) {
    if (!isWidget(event.target)) event.stopImmediatePropagation();
    return;
  }
  if (performance.now() > jumpUntil) return;
  jumpUntil = 0;
  event.preventDefault();
  event.stopImmediatePropagation();
  const link = jumps[event.key] && menuLink(jumps[event.key]);
  if (link) location.assign(link.href);
  else say('There is no such page to go to.');
}, { capture: true });

// Last of all: what no part of the page has taken.
window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || !areOn() || !isSingle(event) || isTyping(event.target)) return;
  const act = bound.get(event.key)?.act ?? (control(event.key) ? () => control(event.key).click() : everywhere[event.key]?.[1]);
  if (!act) return;
  event.preventDefault();
  if (!event.repeat || bound.get(event.key)?.walks) act(event);
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-keys-help]')) import('./help.js').then((help) => help.open());
});
