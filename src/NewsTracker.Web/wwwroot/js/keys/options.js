// The options of a list below a box (a combobox by the ARIA practices): the arrows point to one, and the focus stays in the box.

/** Points to an option, or by -1 to none. */
export function point(box, list, index) {
  [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
  const option = list.children[index];
  option?.scrollIntoView({ block: 'nearest' });
  if (option) box.setAttribute('aria-activedescendant', option.id);
  else box.removeAttribute('aria-activedescendant');
}

/** Where an arrow leads to, around the ends of the list; from none to its first or its last. */
export const stepped = (index, key, count) => (key === 'ArrowDown' ? (index + 1) % count : (index <= 0 ? count : index) - 1);
