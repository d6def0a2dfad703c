// The fields of a form as a draft keeps them.

const isKept = (name) => !name.startsWith('__') && name !== 'DraftKey';

const isTicked = (element) => element.type === 'checkbox' || element.type === 'radio';

/** Whether a draft has a box or a choice of several as ticked: of those that were not it has no word. */
const ticks = (fields, element) => (fields[element.name] ?? '').split('\n').includes(element.value);

const keptElements = (form) => [...form.elements].filter((element) => element.name && isKept(element.name));

/** What a form is of, its page says; but what is put back was written on the version that the draft names, so that a conflict with a newer one is found. */
const isOfThePage = (element) => element.type === 'hidden' && element.name !== 'Version';

export function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || !isKept(name)) continue;
    fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
  }
  return fields;
}

/** Puts saved values back. */
export function fill(form, fields) {
  for (const element of keptElements(form).filter((element) => !isOfThePage(element))) {
    if (isTicked(element)) element.checked = ticks(fields, element);
    else if (element.name in fields) element.value = fields[element.name];
  }
}

/** Whether the form says all this already: then the words were saved, though nobody could tell this browser so. How new they are does not matter. */
export function says(form, fields) {
  return keptElements(form).filter((element) => element.type !== 'hidden').every((element) =>
    isTicked(element) ? element.checked === ticks(fields, element) : !(element.name in fields) || element.value.trim() === fields[element.name].trim());
}
