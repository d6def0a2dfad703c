// Completes the word at the caret of a search box: fields, and the values of fields. A combobox by the ARIA practices: the list opens below, arrows choose, Enter or Tab takes, Escape closes.
import { point, stepped } from '../keys/options.js';

const pause = 120;

export function complete(box) {
  if (!box) return;
  const list = document.createElement('ul');
  list.className = 'options options-below';
  list.id = `${box.id}-completions`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Completions');
  list.hidden = true;
  box.after(list);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-expanded', 'false');
  box.setAttribute('aria-controls', list.id);

  let offers = [];
  let madeFor;
  let chosen = -1;
  let timer;
  let asked;
  let waiting = Promise.resolve();
  let waits = 0;

  const close = () => {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
    [offers, chosen] = [[], -1];
  };

  const choose = (index) => {
    chosen = index;
    point(box, list, index);
  };

  // Up to the caret: more of the word may have been typed since the offers were asked for.
  const take = ({ start, text }) => {
    box.setRangeText(text, start, Math.max(start, box.selectionStart), 'end');
    close();
    box.focus();
    if (text.endsWith(':')) ask();
  };

  const draw = () => {
    list.replaceChildren(...offers.map((offer, i) => {
      const item = document.createElement('li');
      item.id = `${box.id}-completion-${i}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      const text = document.createElement('span');
      text.textContent = offer.text.trim();
      const said = document.createElement('span');
      said.className = 'said';
      said.textContent = offer.said;
      item.append(text, said);
      item.addEventListener('pointerdown', (event) => { event.preventDefault(); take(offer); });
      return item;
    }));
    list.hidden = offers.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    choose(-1);
  };

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const text = box.value;
    const values = new URLSearchParams({ text, at: box.selectionStart });
    try {
      const response = await fetch(`/articles/complete?${values}`, { headers: { Accept: 'application/json' }, signal: asked.signal });
      if (!response.ok) return close();
      [offers, madeFor] = [await response.json(), text];
      if (document.activeElement === box) draw();
    } catch (error) {
      if (error.name !== 'AbortError') close();
    }
  }

  const act = (key) => {
    if (list.hidden || madeFor !== box.value) return;
    if (key.startsWith('Arrow')) choose(stepped(chosen, key, offers.length));
    else if (chosen >= 0) take(offers[chosen]);
  };

  const later = (what) => { waits++; waiting = waiting.then(what).finally(() => waits--); };

  box.addEventListener('input', () => { choose(-1); clearTimeout(timer); timer = setTimeout(ask, pause); });
  box.addEventListener('blur', () => { clearTimeout(timer); close(); });
  box.addEventListener('keydown', (event) => {
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    const isTaking = event.key === 'Enter' || event.key === 'Tab';
    if (waits > 0 && (isArrow || isTaking)) {
      later(() => act(event.key));
    } else if (list.hidden) {
      if (event.key !== 'ArrowDown') return;
      ask();
    } else if (isArrow && madeFor !== box.value) {
      // Quicker than the offers for what was typed last: the keys wait for them, or one would choose from a list that is out of date.
      clearTimeout(timer);
      later(ask);
      later(() => act(event.key));
    } else if (isArrow || (isTaking && chosen >= 0)) {
      act(event.key);
    } else if (event.key === 'Escape') {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
}
