// Keeps what is typed into a form (data-draft) in this browser at once and on the server a moment later, so that a crash of either costs nothing.
const pause = 800;
const serverAddress = (key) => `/api/drafts/${encodeURIComponent(key)}`;
const isKept = (name) => !name.startsWith('__') && name !== 'DraftKey';

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || !isKept(name)) continue;
    fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
  }
  return fields;
}

/** Puts saved values back; boxes and choices of several are put back as they were ticked. */
function fill(form, fields) {
  for (const element of form.elements) {
    if (!element.name || !isKept(element.name) || !(element.name in fields)) continue;
    if (element.type === 'checkbox' || element.type === 'radio') element.checked = fields[element.name].split('\n').includes(element.value);
    else element.value = fields[element.name];
  }
}

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

async function fromServer(key) {
  try {
    const response = await fetch(serverAddress(key), { headers: { Accept: 'application/json' } });
    return response.status === 200 ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * Keeps the draft of a form, and puts back the newest that was kept; unless the form itself is newer, as one that the server has shown again.
 * @returns drop: the draft goes on both sides, because the form was sent or given up.
 */
export function keepDraft(form, { onRestored, isNewer = false } = {}) {
  const key = form?.dataset.draft;
  if (!key) return { drop() {} };
  const localKey = `draft:${form.dataset.draftOwner ?? ''}:${key}`;
  let timer = 0;
  let hasTyped = false;
  let saving = Promise.resolve();

  const toServer = () => {
    saving = fetch(serverAddress(key), {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fieldsOf(form)),
      keepalive: true,
    }).then((response) => form.setAttribute('data-draft-state', response.ok ? 'kept' : 'local'), () => form.setAttribute('data-draft-state', 'local'));
  };
  const keepLocally = (isSent) => localStorage.setItem(localKey, JSON.stringify({ fields: fieldsOf(form), savedAt: new Date().toISOString(), isSent }));

  form.addEventListener('input', () => {
    hasTyped = true;
    keepLocally(false);
    form.setAttribute('data-draft-state', 'local');
    clearTimeout(timer);
    timer = setTimeout(toServer, pause);
  });

  // A form that is sent as a page takes its draft along: it is gone once the server, too, has none any more.
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    if (hasTyped && !form.matches('[data-swap]')) keepLocally(true);
  });

  const drop = () => {
    clearTimeout(timer);
    localStorage.removeItem(localKey);
    const wasKept = hasTyped || form.hasAttribute('data-draft-state');
    hasTyped = false;
    form.removeAttribute('data-draft-state');
    if (wasKept) saving.then(() => fetch(serverAddress(key), { method: 'DELETE', keepalive: true })).catch(() => {});
  };

  if (isNewer) {
    hasTyped = true;
    keepLocally(false);
    toServer();
    return { drop };
  }
  fromServer(key).then((kept) => {
    if (hasTyped) return;
    let local = read(localKey);
    if (local?.isSent && !kept) {
      localStorage.removeItem(localKey);
      local = null;
    }
    const newest = local && (!kept || local.savedAt >= kept.savedAt) ? local : kept;
    if (!newest) return;
    fill(form, newest.fields);
    form.setAttribute('data-draft-state', newest === kept ? 'kept' : 'local');
    onRestored?.(newest.fields);
  });
  return { drop };
}

// Forms of pages that have no script of their own.
if (!document.querySelector('[data-reader]')) document.querySelectorAll('form[data-draft]').forEach((form) => keepDraft(form));
