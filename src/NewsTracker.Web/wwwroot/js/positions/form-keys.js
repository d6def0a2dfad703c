// The keys of the coding form, which are the same in the panel of the reader and on a page of its own.

/** Whether the key was one of the form: Ctrl Enter saves, and in the field of the topic a digit ticks the country with this number. */
export function isHandled(event, save) {
  const form = event.target.closest('form[data-part="coding"]');
  if (!form) return false;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    save(form);
    return true;
  }
  // The focus is there first, and no topic begins with a digit.
  if (!/^[1-9]$/.test(event.key) || event.target.name !== 'Input.Topic' || event.ctrlKey || event.metaKey || event.altKey) return false;
  event.preventDefault();
  form.querySelectorAll('[name="Input.Countries"][type="checkbox"]')[event.key - 1]?.click();
  return true;
}
