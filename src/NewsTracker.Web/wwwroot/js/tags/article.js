// Tags of the article beside its text: forms are sent without leaving the page, and the part comes back as the server shows it.
import { bind } from '../keys/keys.js';
import { whyNot } from '../updates/refusals.js';

const current = () => document.querySelector('[data-reader] [data-part="tags"]');

async function send(form, submitter) {
  if (form.dataset.sending) return;
  form.dataset.sending = 'true';
  const response = await fetch(form.action, { method: 'POST', body: new FormData(form, submitter), headers: { Accept: 'text/html' } }).catch(() => null);
  delete form.dataset.sending;
  const page = response && (response.ok || response.status === 422) ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
  const part = page?.querySelector('[data-part="tags"]');
  if (!part) {
    current().querySelector('[role="status"]').textContent = whyNot(response);
    return;
  }
  current().replaceWith(document.adoptNode(part));
  const field = current().querySelector('#article-tags');
  (current().querySelector('#create-tag') ?? field)?.focus({ preventScroll: true });

  // What is said in a part that is new is not read out; said again, it is.
  const status = current().querySelector('[role="status"]');
  const words = status.textContent.trim();
  status.textContent = '';
  requestAnimationFrame(() => { status.textContent = words; });
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-tags-form]') || !current()?.contains(event.target)) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

bind({ t: ['tag the article', () => current()?.querySelector('#article-tags')?.focus()] });
