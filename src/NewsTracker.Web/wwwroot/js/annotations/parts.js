// Sends forms and brings back the parts of the page that have changed. The server answers with the pages that it also shows without script.
import { whyNot } from '../updates/refusals.js';

async function documentOf(address, init) {
  const response = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'text/html' }, ...init });
  return { response, page: new DOMParser().parseFromString(await response.text(), 'text/html') };
}

const adopt = (current, fresh) => {
  const node = document.adoptNode(fresh);
  current.replaceWith(node);
  return node;
};

const revisionShown = () => document.querySelector('[data-reader]').dataset.revision;

const readerIn = (page) => page.querySelector(`[data-reader][data-revision="${revisionShown()}"]`);

/** Where this page is read anew: by its revision, because a newer one may have come meanwhile. */
function ownAddress() {
  const address = new URL(location.href);
  address.searchParams.set('revision', revisionShown());
  return address;
}

/** The answer to a form shows the reader and no more. What this page's address asks for besides is read anew, and tells what the answer does. */
async function asAskedFor(answer) {
  const asked = new URLSearchParams(location.search);
  if (!asked.has('possible') && !asked.has('retracted')) return answer;
  try {
    const { response, page } = await documentOf(ownAddress());
    const [notice, told] = [page, answer].map((from) => from.querySelector('#margin-notice'));
    if (!response.ok || !notice || !told) return answer;
    notice.replaceWith(page.adoptNode(told));
    return page;
  } catch {
    return answer;
  }
}

/** Forms that were opened in cards and are not what was sent: what is half written in them goes on in the cards that come. */
function keepForms(sent) {
  const forms = [...document.querySelectorAll('[data-reader] [data-slot] form')].filter((form) => form !== sent).map((form) => ({ form, card: form.closest('.annotation').id }));
  const active = document.activeElement;
  return () => {
    for (const { form, card } of forms) document.getElementById(card)?.querySelector('[data-slot]')?.replaceChildren(form);
    if (forms.some(({ form }) => form.isConnected && form.contains(active))) active.focus({ preventScroll: true });
  };
}

/** Puts the fresh text, margin and triage in place of the old ones; false where the answer is another page, or another revision: passages are counted in the one that was opened. */
function swapReader(page, sent) {
  const names = ['text', 'margin'];
  const fresh = names.map((name) => readerIn(page)?.querySelector(`[data-part="${name}"]`));
  if (!fresh.every(Boolean)) return false;
  const putBack = keepForms(sent);
  names.forEach((name, i) => adopt(document.querySelector(`[data-reader] [data-part="${name}"]`), fresh[i]));
  putBack();

  // To record a position makes an article coded, stands in the list by country, and the first mark of a kind enters the legend of the printed page.
  for (const name of ['coded', 'triage', 'legend']) {
    const [part, freshPart] = [document, page].map((from) => from.querySelector(`[data-part="${name}"]`));
    if (part && freshPart) adopt(part, freshPart);
  }

  // The switches keep their state; only their counts are new.
  for (const label of page.querySelectorAll('[data-part="layers"] .form-check-label')) {
    const key = label.parentElement.querySelector('input').dataset.layer;
    const box = document.querySelector(`[data-layer="${key}"]`);
    if (box) box.dataset.marks = label.parentElement.querySelector('input').dataset.marks;
    box?.parentElement.querySelector('.form-check-label').replaceWith(document.adoptNode(label));
  }
  document.querySelector('[data-reader]').dispatchEvent(new CustomEvent('reader:swapped', { bubbles: true }));
  return true;
}

let asked = 0;

/** Reads the reader anew, after something else has changed its marks. An answer that a later one has overtaken is old. */
export async function refreshReader() {
  const mine = ++asked;
  const { page } = await documentOf(ownAddress());
  return mine === asked && swapReader(page);
}

const unsent = (response) => `${whyNot(response)} What you wrote is kept here.`;

// A button without an address of its own claims the page's.
const addressOf = (form, submitter) => submitter?.hasAttribute('formaction') ? submitter.formAction : form.action;

/** Sends a form. What comes of it: it is done; or there is a problem, in words, with the form as the server shows it again, where it does. */
export async function send(form, submitter) {
  const body = new FormData(form, submitter ?? undefined);
  try {
    const { response, page } = await documentOf(addressOf(form, submitter), { method: 'POST', body });
    if (response.ok && readerIn(page) && swapReader(await asAskedFor(page), form)) {
      asked++;
      return { isDone: true };
    }
    const again = form.dataset.part ? page.querySelector(`[data-part="${form.dataset.part}"]`) : null;
    const problem = page.querySelector('main [role="alert"]')?.textContent.trim() || unsent(response);
    return { problem, form: again && document.adoptNode(again) };
  } catch {
    return { problem: unsent() };
  }
}

/** Brings one form of another page. */
export async function load(address, part) {
  try {
    const { response, page } = await documentOf(address);
    const form = response.ok ? page.querySelector(`[data-part="${part}"]`) : null;
    if (!form) return null;

    // A form without an action posts to its own page.
    const own = new URL(address, location.href);
    if (!form.getAttribute('action')) form.setAttribute('action', own.pathname + own.search);
    return document.adoptNode(form);
  } catch {
    return null;
  }
}
