// Marking in the reader: by mouse, touch and keys. Whatever is selected in the text is the passage; the tools say what to do with it.
import { load, refreshReader, send } from './parts.js';
import { placeAt, rangeOf } from './passages.js';
import { Picker } from './picker.js';
import { Tools } from './tools.js';
import { keepDraft } from '../drafts/autosave.js';
import { read } from '../drafts/kept.js';
import { bind, say, tell } from '../keys/keys.js';

const reader = document.querySelector('[data-reader]');
const body = () => reader.querySelector('[data-part="text"]');
const isEditor = reader?.dataset.editor === 'true';
const drafts = new WeakMap();
let picker;

const keep = (form, isNewer = false) => drafts.set(form, keepDraft(form, { isNewer }));

/** Which layers are shown is remembered by the browser. */
function rememberLayers() {
  const chosen = read('layers') ?? {};
  for (const box of reader.querySelectorAll('[data-layer]')) {
    if (box.dataset.layer in chosen) box.checked = chosen[box.dataset.layer];
    box.addEventListener('change', () => {
      chosen[box.dataset.layer] = box.checked;
      localStorage.setItem('layers', JSON.stringify(chosen));
    });
  }
}

function prepareText() {
  body().tabIndex = 0;
  body().setAttribute('aria-describedby', 'keys-hint');
  if (picker) picker.moveTo(body());
  else picker = new Picker(body());
}

const keys = {
  j: () => picker.step(1),
  k: () => picker.step(-1),
  J: () => picker.extend(1),
  K: () => picker.extend(-1),
  ']': () => picker.trim('end', 1),
  '[': () => picker.trim('end', -1),
  '}': () => picker.trim('start', 1),
  '{': () => picker.trim('start', -1),
};

/** Brackets are typed with AltGr, or with Option, on many keyboards; Windows tells AltGr as Ctrl and Alt. */
const isTyped = (event) => '[]{}'.includes(event.key) && (event.getModifierState('AltGraph') || (event.altKey && !event.ctrlKey && !event.metaKey));

/** Single keys count only while the text has the focus, so that they stay free everywhere else. */
function onKey(event, tools) {
  // What lies over the page closes alone.
  if (event.key === 'Escape' && tools.isOpen && !event.target.closest?.('dialog[open]')) {
    tools.cancel();
    body().focus({ preventScroll: true });
    return;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.closest('form[data-swap] textarea, #mark-form')) {
    event.preventDefault();
    const form = event.target.closest('form');
    return form.requestSubmit(form.querySelector('[type="submit"]'));
  }
  if (((event.ctrlKey || event.metaKey || event.altKey) && !isTyped(event)) || document.activeElement !== body()) return;
  const act = keys[event.key] ?? tools.keys[event.key];

  // Without a passage there is nothing to mark: the key may mean something else on the page.
  if (!act || (event.key in tools.keys && !tools.isOpen && getSelection().isCollapsed)) return;
  event.preventDefault();
  act();
}

/** From anywhere on the page: to the text, and to its next sentence. */
function chooseBy(step) {
  body().focus({ preventScroll: true });
  picker.step(step);
}

/** Forms beside the text are sent without leaving the page. */
async function onSubmit(event, tools) {
  const form = event.target;
  if (!form.matches('[data-swap]')) return;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = 'true';
  const card = (event.submitter ?? form).closest('.annotation')?.id;
  tools.beforeSending(form);
  const answer = await send(form, event.submitter);
  delete form.dataset.sending;
  if (answer.isDone) {
    drafts.get(form)?.drop();
    tools.afterSending(form);
    const target = document.getElementById(card) ?? document.getElementById('margin-notice');

    // Who types already is left where they are.
    if (!document.activeElement?.matches('input, textarea, select')) (form.id === 'mark-form' ? body() : target)?.focus({ preventScroll: true });

    // The margin came anew, and what it says in that way is not read out.
    say(document.querySelector('#margin-notice > span')?.textContent ?? '');
  } else if (answer.form) {
    answer.form.setAttribute('action', form.getAttribute('action'));
    form.replaceWith(answer.form);
    keep(answer.form, true);
    answer.form.querySelector('textarea')?.focus();
  } else {
    const slot = form.id === 'annotation-act' ? event.submitter?.closest('.annotation')?.querySelector('[data-slot]') : null;
    tools.say(slot ?? form, answer.problem);
  }
}

/** Links to a form of one's own bring it into the card. */
async function onClick(event) {
  const close = event.target.closest('[data-close]');
  if (close?.closest('[data-slot]')) {
    event.preventDefault();
    if (drafts.get(close.closest('form'))?.giveUp() === false) return;
    const card = close.closest('.annotation');
    close.closest('[data-slot]').replaceChildren();
    return card.focus({ preventScroll: true });
  }
  const link = event.target.closest('[data-load]');
  const slot = link?.closest('.annotation')?.querySelector('[data-slot]');
  if (!slot || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const form = await load(link.href, link.dataset.load);
  if (!form) return location.assign(link.href);
  slot.replaceChildren(form);
  keep(form);
  form.querySelector('textarea')?.focus();
}

/** A mark in the text leads to its card, and a card's number back to its mark. */
function onMarkClick(event) {
  const mark = event.target.closest('mark[data-marks]');
  if (!mark || !getSelection().isCollapsed) return;
  const card = mark.dataset.marks.split(' ').map((id) => document.getElementById(id)).find((element) => element?.matches('.annotation'));
  card?.scrollIntoView({ block: 'nearest' });
  card?.focus({ preventScroll: true });
}

/** With a finger, a tap on a sentence is surer than the handles of a selection. */
function tapSentences(tools) {
  const mode = document.getElementById('tap-mode');
  mode?.addEventListener('click', () => {
    mode.setAttribute('aria-pressed', String(mode.getAttribute('aria-pressed') !== 'true'));
    picker.rest();
  });
  reader.addEventListener('click', (event) => {
    if (mode?.getAttribute('aria-pressed') !== 'true' || !body().contains(event.target) || event.target.closest('a')) return;
    const at = placeAt(body(), event.clientX, event.clientY);
    if (at !== null) picker.tap(at);
  });
  reader.addEventListener('reader:passage', (event) => {
    if (event.detail === null && !tools.isOpen) picker.rest();
  });
}

if (reader) {
  rememberLayers();
  reader.addEventListener('click', onMarkClick);
  if (isEditor) {
    prepareText();
    const tools = new Tools(reader, body);
    reader.addEventListener('reader:swapped', prepareText);
    document.addEventListener('keydown', (event) => onKey(event, tools));
    reader.addEventListener('submit', (event) => onSubmit(event, tools));
    reader.addEventListener('click', onClick);
    tapSentences(tools);
    tell('With the text focused', [['j k', 'next and previous sentence'], ['J K', 'extend or shorten the passage by a sentence'], ['] [', 'move its end by a word'], ['} {', 'move its start by a word']]);
    bind({
      j: ['choose the next sentence of the text', () => chooseBy(1)],
      k: ['choose the sentence before', () => chooseBy(-1)],
    }, { walks: true });
    if (location.hash === '#body') body().focus();

    // For other parts of the reader: "reader:refresh" brings the marks anew, "reader:select" chooses a passage.
    reader.addEventListener('reader:refresh', () => refreshReader());
    reader.addEventListener('reader:select', (event) => tools.choose(rangeOf(body(), event.detail.start, event.detail.end)));
  }
}
