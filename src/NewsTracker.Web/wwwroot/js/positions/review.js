// Single keys for the verdict: the same buttons and links that one can press. Rejecting without a reason first asks for it.
// A key that is held decides once: what comes while it is down belongs to nobody's look at the next suggestion, nor into the reason. Nor does a second key count while the first is on its way.
const form = document.getElementById('verdict') ?? document.getElementById('lease');
const reason = document.getElementById('reason');

// A dialog has the keys while it is open: one that was closed a moment ago may still have the focus.
const isElsewhere = (target) => target.closest('input, textarea, select, dialog[open], [contenteditable]');

let isOnItsWay = false;
form?.addEventListener('submit', () => (isOnItsWay = true));
form?.addEventListener('click', (event) => (isOnItsWay ||= event.target.closest('a[href]') !== null));
addEventListener('pageshow', () => (isOnItsWay = false));

document.addEventListener('keydown', (event) => {
  if (!form || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && event.target === reason) return reason.blur();
  if (event.key === 'Enter' && event.target === reason) {
    event.preventDefault();
    if (isOnItsWay) return;
    return form.requestSubmit(form.querySelector('[value="Reject"]'));
  }
  if (event.repeat && event.target === reason && reason.value === '') return event.preventDefault();
  if (isElsewhere(event.target)) return;
  const control = form.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  if (!control) return;
  event.preventDefault();
  if (event.repeat || isOnItsWay) return;
  if (control.value === 'Reject' && reason.value.trim() === '') return reason.focus();
  control.click();
});
