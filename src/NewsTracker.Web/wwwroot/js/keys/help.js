// The keys of this page, and the switch for all single keys. The browser gives the focus back to where it was.
import { areOn, groups, switchTo } from './keys.js';

let dialog;

function make(name, text, parent) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  parent?.append(element);
  return element;
}

function addKeys(keys, into) {
  const list = make('dl', '', into);
  for (const [key, says] of keys) {
    const term = make('dt', '', list);
    for (const part of key.split(' ')) { make('kbd', part, term); term.append(' '); }
    make('dd', says, list);
  }
}

export function open() {
  dialog?.remove();
  dialog = make('dialog', '', document.body);
  dialog.className = 'card keys-help';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const head = make('div', '', dialog);
  head.className = 'keys-head';
  make('h2', 'Keys of this page', head).id = 'keys-title';
  const close = make('button', 'Close', head);
  close.type = 'button';
  close.className = 'btn btn-sm';
  close.addEventListener('click', () => dialog.close());
  const label = make('label', '', dialog);
  label.className = 'form-check form-switch';
  const box = make('input', '', label);
  box.type = 'checkbox';
  box.className = 'form-check-input';
  box.setAttribute('role', 'switch');
  box.checked = areOn();
  box.addEventListener('change', () => switchTo(box.checked));
  make('span', 'Single keys count in this browser (never while you type)', label).className = 'form-check-label';
  const columns = make('div', '', dialog);
  columns.className = 'keys-groups';
  for (const group of groups()) {
    const section = make('section', '', columns);
    make('h3', group.title, section);
    addKeys(group.keys, section);
  }
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}
