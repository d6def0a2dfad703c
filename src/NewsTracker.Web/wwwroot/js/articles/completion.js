// Completes the word at the caret of a search box: fields, and the values of fields. A combobox by the ARIA practices: the list opens below, arrows choose, Enter or Tab takes, Escape closes.
const pause = 120;

export function complete(box) {
  if (!box) return;
  const list = document.createElement('ul');
  list.className = 'completions';
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
  let chosen = -1;
  let timer;
  let asked;

  const close = () => {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
    [offers, chosen] = [[], -1];
  };

  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === index)));
    if (index < 0) return box.removeAttribute('aria-activedescendant');
    list.children[index].scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', list.children[index].id);
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
    const values = new URLSearchParams({ text: box.value, at: box.selectionStart });
    try {
      const response = await fetch(`/articles/complete?${values}`, { headers: { Accept: 'application/json' }, signal: asked.signal });
      if (!response.ok) return close();
      offers = await response.json();
      if (document.activeElement === box) draw();
    } catch (error) {
      if (error.name !== 'AbortError') close();
    }
  }

  box.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, pause); });
  box.addEventListener('blur', () => { clearTimeout(timer); close(); });
  box.addEventListener('keydown', (event) => {
    if (list.hidden) {
      if (event.key === 'ArrowDown') { event.preventDefault(); ask(); }
      return;
    }
    if (event.key === 'ArrowDown') choose((chosen + 1) % offers.length);
    else if (event.key === 'ArrowUp') choose((chosen <= 0 ? offers.length : chosen) - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) take(offers[chosen]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
}
