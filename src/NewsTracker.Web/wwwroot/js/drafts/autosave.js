// Keeps what is typed into a form (data-draft) in this browser at once and on the server a moment later, so that a crash of either costs nothing.
import { fieldsOf, fill, says } from './fields.js';
import { read } from './kept.js';

const pause = 800;
const mostTries = 4;
const longestWait = 1500;
const serverAddress = (key) => `/api/drafts/${encodeURIComponent(key)}`;

const after = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The draft, null where there is none, undefined where the server does not say: one that is just starting is asked again, ever more slowly; one that refuses, as after the end of a session, is not. */
async function fromServer(key) {
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      const response = await fetch(serverAddress(key), { headers: { Accept: 'application/json' }, cache: 'no-store' });
      if (response.status === 200) return await response.json();
      if (response.status === 204) return null;
      if (response.status < 500) return undefined;
    } catch {
      // Not reached; asked again below.
    }
    await after(pause * 2 ** tries);
  }
  return undefined;
}

/**
 * Keeps the draft of a form, and puts back the newest that was kept; unless the form itself is newer, as one that the server has shown again (data-draft-newer).
 * @returns drop: the draft goes on both sides, because the form was sent; a promise of when the server, too, has none.
 *   giveUp: the same where the form is left, asked about first where something was typed; false where one stays.
 */
export function keepDraft(form, { onRestored, isNewer = form?.dataset.draftNewer === 'true' } = {}) {
  const key = form?.dataset.draft;
  if (!key) return { async drop() {}, giveUp: () => Promise.resolve() };
  const localKey = `draft:${form.dataset.draftOwner ?? ''}:${key}`;
  let timer = 0;
  let hasTyped = false;
  let changes = 0;
  let saving = Promise.resolve();
  let sending = new AbortController();

  const toServer = () => {
    const sent = changes;
    const tell = (isKept) => {
      if (sent === changes && form.hasAttribute('data-draft-state')) note(isKept ? 'kept' : 'local');
    };
    const body = JSON.stringify(fieldsOf(form));

    // One after the other, so that none overtakes a newer one.
    const { signal } = sending;
    saving = saving.then(() => fetch(serverAddress(key), { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body, keepalive: true, signal })).then((response) => tell(response.ok), () => tell(false));
  };

  // While one types without a pause it is kept as often: what a crash costs is a moment's words.
  const soonToServer = () => {
    timer ||= setTimeout(() => {
      timer = 0;
      toServer();
    }, pause);
  };

  const notToServer = () => {
    clearTimeout(timer);
    timer = 0;
  };

  // Kept here with whether the server has it, too: by that, not by two clocks, it is told later which is newer.
  const note = (state) => {
    try {
      localStorage.setItem(localKey, JSON.stringify({ fields: fieldsOf(form), state }));
    } catch {
      // The browser keeps nothing, or its place is full: the server's copy is made all the same.
    }
    form.setAttribute('data-draft-state', state);
  };

  form.addEventListener('input', () => {
    hasTyped = true;
    changes++;
    note('local');
    soonToServer();
  });

  // A form that is sent as a page waits until the server has its draft: saving discards that, and by that it is known here that the words are not needed any more.
  // Where it cannot be had in time it is given up, not to be kept after the saving, and the words stay in this browser. Beside a reader its scripts send the forms, and drop the draft of what is saved.
  let isSure = false;
  form.addEventListener('submit', async (event) => {
    notToServer();
    if (isSure || document.querySelector('[data-reader]') || form.dataset.draftState !== 'local') return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = 'true';
    toServer();
    await Promise.race([saving, after(longestWait)]);
    sending.abort();
    sending = new AbortController();
    delete form.dataset.sending;
    isSure = true;
    form.requestSubmit(event.submitter);
    isSure = false;
  });

  const drop = async () => {
    notToServer();
    localStorage.removeItem(localKey);
    const wasKept = hasTyped || form.hasAttribute('data-draft-state');
    hasTyped = false;
    form.removeAttribute('data-draft-state');
    if (wasKept) await saving.then(() => fetch(serverAddress(key), { method: 'DELETE', keepalive: true })).catch(() => {});
  };

  const giveUp = () => (form.hasAttribute('data-draft-state') && !confirm('Discard what you wrote?') ? false : drop());

  if (isNewer) {
    hasTyped = true;
    note('local');
    toServer();
    return { drop, giveUp };
  }
  const putBack = (draft, state) => {
    fill(form, draft.fields);
    form.setAttribute('data-draft-state', state);
    onRestored?.(draft.fields);
  };

  // What only this browser has is put back at once; otherwise the server's is the newest, and where it has none, the form was sent.
  // What the form says already was saved: the server could not be given a draft to discard, or was given it too late.
  const local = read(localKey);
  const isSaved = (draft) => says(form, draft.fields);
  if (local?.state === 'local' && !isSaved(local)) {
    putBack(local, 'local');
    toServer();
    return { drop, giveUp };
  }
  fromServer(key).then((kept) => {
    if (hasTyped) return;
    if (kept && !isSaved(kept)) putBack(kept, 'kept');
    else if (kept) fetch(serverAddress(key), { method: 'DELETE', keepalive: true }).then(() => localStorage.removeItem(localKey), () => {});
    else if (kept === undefined && local && !isSaved(local)) putBack(local, local.state);
    else localStorage.removeItem(localKey);
  });
  return { drop, giveUp };
}

/** Who leaves by Cancel leaves no draft behind. */
async function leave(event, draft) {
  const way = event.target.closest('a[data-close]');
  if (!way || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const dropped = draft.giveUp();
  if (dropped === false) return;
  await Promise.race([dropped, after(longestWait)]);
  location.assign(way.href);
}

// Forms of pages that have no script of their own.
if (!document.querySelector('[data-reader]')) {
  for (const form of document.querySelectorAll('form[data-draft]')) {
    const draft = keepDraft(form);
    form.addEventListener('click', (event) => leave(event, draft));
  }
}
