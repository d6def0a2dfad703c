// Coding in the reader: the selected passage and one key open the form beside the text; saving brings the marks anew without leaving the page.
import { passageOf, rangeOf } from '../annotations/passages.js';
import { keepDraft } from '../drafts/autosave.js';
import { bind, say as announce } from '../keys/keys.js';
import { isHandled } from './form-keys.js';

const reader = document.querySelector('[data-reader]');
const panel = document.getElementById('coding-panel');
const body = () => reader.querySelector('[data-part="text"]');
const isSaved = () => panel.querySelector('[data-part="saved"]') !== null;
const partHeaders = { Accept: 'text/html', 'X-Part': 'coding' };

/** What is in the panel: the place that is coded there, and the draft of the form. */
let shown = null;
let draft;

/** Counts what was asked for: an answer that comes when something else was asked since, or the panel was closed, is too late. */
let asked = 0;

async function partOf(response) {
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const part = page.querySelector('[data-part="coding"], [data-part="saved"]');
  return part ? document.adoptNode(part) : null;
}

/** What a refusal means that lasts, or does not. */
function whyNot(response, otherwise = 'Try again in a moment.') {
  if (response && (response.status === 401 || response.redirected)) return 'You are signed out. Sign in in another tab, and try again here.';
  if (response?.status === 400) return 'This page is no longer good for it, as after you signed in anew. Load it again.';
  if (response?.status === 403) return 'You may not record positions, or not any more. Ask an admin.';
  if (response?.status === 404) return 'The passage or its article is no longer there. Load the page again.';
  return otherwise;
}

function say(words) {
  const note = document.createElement('div');
  note.className = 'alert alert-danger';
  note.setAttribute('role', 'alert');
  note.textContent = words;
  panel.hidden = false;
  panel.querySelector('form .alert, :scope > .alert')?.remove();
  (panel.querySelector('form[data-part]') ?? panel).prepend(note);
}

/** Says that what is in the form was not just typed, and lets it be given up for an empty one. */
function tellOfDraft(form, place) {
  const note = document.createElement('p');
  note.className = 'form-hint';
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'linklike';
  discard.textContent = 'Discard it';
  discard.addEventListener('click', async () => {
    await draft.drop();
    reader.dispatchEvent(new CustomEvent('reader:refresh', { bubbles: true }));
    open(place);
  });
  note.append('What you wrote and had not sent is back. ', discard);
  form.prepend(note);
  announce('What you wrote and had not sent is back.');
}

/** Keeps the passage in sight that the panel is for, where it stands in the text that is shown. */
function highlight(place) {
  if (!globalThis.Highlight) return;
  const range = place?.end && place.article === reader.dataset.article && place.revision === reader.dataset.revision ? rangeOf(body(), Number(place.start), Number(place.end)) : null;
  if (range) CSS.highlights.set('coding', new Highlight(range));
  else CSS.highlights.delete('coding');
}

/** The form may have grown over the passage that it codes, as by what is wrong with it: then the text goes up, as far as the passage's first line may go. */
function uncoverPassage() {
  const range = [...(CSS.highlights?.get('coding') ?? [])][0];
  if (!range) return;
  const { top, bottom } = range.getBoundingClientRect();
  const covered = bottom + 8 - panel.getBoundingClientRect().top;
  if (covered > 0) scrollBy(0, Math.min(covered, top - 8));
}

function show(part, place) {
  panel.replaceChildren(part);
  panel.hidden = false;
  const form = part.matches('form') ? part : null;
  shown = form ? place : null;
  highlight(shown);
  if (!form) announce([...part.querySelectorAll('.coding-saved-row')].map((row) => `${row.querySelector('a').textContent} ${row.querySelector('.mark').textContent}`).join('; '));
  draft = form ? keepDraft(form, { onRestored: () => place && tellOfDraft(form, place) }) : null;
  const first = form?.querySelector('[aria-invalid="true"]') ?? form?.querySelector('[name="Input.Topic"]');
  if (form) first?.focus({ preventScroll: true });
  else body().focus({ preventScroll: true });
  if (form) uncoverPassage();
}

function close() {
  asked++;
  shown = null;
  highlight(null);
  panel.hidden = true;
  panel.replaceChildren();
  body().focus({ preventScroll: true });
}

/** Opens the form for a place: a marked passage, or one to be marked. */
async function open(place) {
  const turn = ++asked;
  highlight(place);
  const response = await fetch(`/positions/add?${new URLSearchParams(place)}`, { headers: partHeaders }).catch(() => null);
  const part = response?.ok ? await partOf(response).catch(() => null) : null;
  if (turn !== asked) return;
  if (part) return show(part, place);

  // What was open stays, with its own passage.
  highlight(shown);
  say(`The form could not be brought. ${whyNot(response)}`);
}

/** The list that the article was opened from, as this page's address tells: what is recorded leads back to it. */
const listOpenedFrom = () => Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => ['q', 'sort', 'opened'].includes(name)));

function openSelection() {
  const selection = getSelection();
  const passage = selection.rangeCount > 0 && !selection.isCollapsed ? passageOf(body(), selection.getRangeAt(0)) : null;
  if (!passage) return;

  // The other tools go.
  selection.removeAllRanges();
  open({ article: reader.dataset.article, revision: reader.dataset.revision, start: passage.start, end: passage.end, ...listOpenedFrom() });
}

async function save(form, submitter) {
  if (form.dataset.sending) return;
  form.dataset.sending = 'true';

  // Another form may be open by the time the answer comes: then it stays, and this one's words are its draft until they are saved.
  const [place, own] = [shown, draft];
  const response = await fetch(form.getAttribute('action'), { method: 'POST', body: new FormData(form, submitter ?? form.querySelector('[name="Wanted"]')), headers: partHeaders }).catch(() => null);
  delete form.dataset.sending;
  const part = response && (response.ok || response.status === 422) && !response.redirected ? await partOf(response).catch(() => null) : null;
  const isInSight = form.isConnected;
  if (!part) return say(`${isInSight ? 'This' : 'What you sent before'} could not be saved. What you wrote is kept here. ${whyNot(response)}`);

  // Saved, or shown again for other than the suggestion that somebody decided on meanwhile: then the form has a draft of its own.
  if (part.dataset.draft !== form.dataset.draft) own?.drop();
  if (part.matches('[data-part="saved"]')) reader.dispatchEvent(new CustomEvent('reader:refresh', { bubbles: true }));
  if (isInSight) return show(part, place);
  if (part.matches('[data-part="saved"]')) announce('What you sent before is saved.');
  else say('What you sent before could not be saved as it is. It is kept as begun: open its passage again to see why.');
}

/** Done only where the server says so in as many words: a sign-in page is an answer, too. */
async function undo(form, submitter) {
  const response = await fetch(form.getAttribute('action'), { method: 'POST', body: new FormData(form, submitter), headers: partHeaders }).catch(() => null);
  if (response?.status !== 204) return say((response?.status === 422 && (await response.text())) || `This could not be undone here. ${whyNot(response, 'Open the position to see why.')}`);
  panel.querySelector(':scope > .alert')?.remove();
  const rows = form.matches('[data-undo-all]') ? panel.querySelectorAll('.coding-saved-row') : [form.closest('.coding-saved-row')];
  for (const row of rows) {
    row.querySelector('.mark').replaceChildren('Undone');
    row.querySelector('[data-undo]')?.remove();
  }
  announce('Undone.');
  panel.querySelector('[data-undo-all]')?.remove();
  reader.dispatchEvent(new CustomEvent('reader:refresh', { bubbles: true }));
}

if (reader && panel && reader.dataset.editor === 'true') {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (panel.contains(event.target)) {
      if (event.key === 'Escape') {
        event.preventDefault();
        close();
      } else {
        isHandled(event, save);
      }
      return;
    }
    if (event.key === 'Escape' && isSaved()) close();
    if (event.key !== 'p' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, dialog')) return;
    if (getSelection().isCollapsed) return;
    event.preventDefault();
    openSelection();
  });
  bind({ p: ['code a position: of the passage, or go to the text to choose one', () => body().focus()] });
  reader.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('a[href*="/positions/add?"]');
    if (!link && !event.target.closest('[data-code]')) return;
    event.preventDefault();
    if (link) open(Object.fromEntries(new URL(link.href).searchParams));
    else openSelection();
  });

  // After saving one goes on in the text, which has been brought anew.
  reader.addEventListener('reader:swapped', () => {
    highlight(shown);
    if (isSaved() && !panel.contains(document.activeElement)) body().focus({ preventScroll: true });
  });
  panel.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.target.matches('[data-undo], [data-undo-all]')) undo(event.target, event.submitter);
    else save(event.target, event.submitter);
  });
}
