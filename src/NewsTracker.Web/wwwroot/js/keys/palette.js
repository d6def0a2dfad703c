// The command palette: Ctrl-K opens a combobox over pages, saved searches, countries, tags and actions, what was chosen last first. Without scripts its link leads to a page with the same entries.
import { read } from '../drafts/kept.js';
import { point, stepped } from './options.js';

const pause = 100;
const kept = 8;
const link = document.querySelector('[data-palette]');
const stored = `went-to:${link?.dataset.palette}`;

let dialog;
let box;
let list;
let status;
let entries = [];
let chosen = -1;
let timer;
let asked;
let askedFor;
let answer;
let madeFor;

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const fits = (label, typed) => fold(typed).split(/\s+/).filter(Boolean).every((part) => fold(label).split(/[\s\-/(),]+/).some((word) => word.startsWith(part)));

/** What was chosen last. */
const recent = () => read(stored) ?? [];

/** What the page at hand can do: the same controls that one can press. */
const commands = () => [...document.querySelectorAll('[data-command]')].map((control) => ({ kind: 'Here', label: control.dataset.command, run: () => control.click() }));

function build() {
  dialog = document.createElement('dialog');
  dialog.className = 'card palette';
  dialog.setAttribute('aria-label', 'Go to');
  dialog.innerHTML = `
    <input class="form-control" type="text" role="combobox" aria-label="A page, a country, a tag or an action" aria-autocomplete="list" aria-expanded="false" aria-controls="palette-list"
      autocomplete="off" spellcheck="false" maxlength="100" placeholder="A page, a country, a tag, an action…">
    <ul class="options" id="palette-list" role="listbox" aria-label="Ways to go"></ul>
    <p class="visually-hidden" role="status"></p>`;
  [box, list, status] = [dialog.querySelector('input'), dialog.querySelector('ul'), dialog.querySelector('[role="status"]')];
  box.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, pause); });
  box.addEventListener('keydown', onKey);
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => { if (!dialog.open) forget(); });
  document.body.append(dialog);
}

function choose(index) {
  chosen = index;
  point(box, list, index);
}

/** @param typed what the entries answer; null where they answer nothing yet. */
function draw(found, typed) {
  [entries, madeFor] = [found, typed];
  list.replaceChildren(...entries.map((entry, i) => {
    const item = document.createElement('li');
    item.id = `palette-${i}`;
    item.setAttribute('role', 'option');
    const [label, kind] = [document.createElement('span'), document.createElement('span')];
    label.textContent = entry.label;
    kind.textContent = entry.kind;
    kind.className = 'said';
    item.append(label, ' ', kind);
    item.addEventListener('pointerdown', (event) => { event.preventDefault(); take(i); });
    return item;
  }));
  box.setAttribute('aria-expanded', String(entries.length > 0));
  status.textContent = entries.length === 0 ? 'Nothing found' : `${entries.length} found`;
  choose(entries.length > 0 ? 0 : -1);
}

function take(index) {
  const entry = entries[index];
  if (!entry) return;
  dialog.close();
  if (entry.run) return entry.run();
  const { kind, label, address } = entry;
  if (kind !== 'Search') localStorage.setItem(stored, JSON.stringify([{ kind, label, address }, ...recent().filter((other) => other.address !== address)].slice(0, kept)));
  location.assign(address);
}

/** What was gone to comes before what was not; the server's order stays within both. */
function ordered(found, typed) {
  const before = recent();
  const last = typed === '' ? before.filter((entry) => found.some((other) => other.address === entry.address) || !['Page', 'Action'].includes(entry.kind)) : before.filter((entry) => found.some((other) => other.address === entry.address));
  const rest = found.filter((entry) => !last.some((other) => other.address === entry.address));
  return [...last, ...commands().filter((entry) => fits(entry.label, typed)), ...rest];
}

async function find(typed, signal) {
  try {
    const response = await fetch(`${link.dataset.find}?${new URLSearchParams({ q: typed })}`, { headers: { Accept: 'application/json' }, signal });
    if (!response.ok) return location.assign(link.href);
    draw(ordered(await response.json(), typed), typed);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(link.href);
  }
}

function forget() {
  clearTimeout(timer);
  asked?.abort();
  askedFor = null;
}

/** Asks once for what the letters typed lead to: all keys that wait for it act on the one answer, in the order they were pressed. */
function ask() {
  const typed = box.value.trim();
  if (typed === askedFor) return answer;
  forget();
  [asked, askedFor] = [new AbortController(), typed];
  answer = find(typed, asked.signal);
  return answer;
}

/** Keys that are quicker than the list wait for what answers the letters typed, so that none goes where older letters led. */
async function onKey(event) {
  if (event.isComposing || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
  event.preventDefault();
  if (box.value.trim() !== madeFor) {
    clearTimeout(timer);
    await ask();
    if (box.value.trim() !== madeFor || !dialog.open) return;
  }

  if (entries.length === 0) return;
  if (event.key === 'Enter') take(chosen);
  else choose(stepped(chosen, event.key, entries.length));
}

/** The browser gives the focus back to where it was when the dialog closes. */
function open() {
  if (!dialog) build();
  forget();
  box.value = '';
  draw([], null);
  status.textContent = '';
  dialog.showModal();
  ask();
}

if (link) {
  window.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (dialog?.open) dialog.close();
    else if (!document.querySelector('dialog[open]')) open();
  });
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
