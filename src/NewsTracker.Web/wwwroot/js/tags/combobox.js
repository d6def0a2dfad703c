// Makes a field for tags a combobox with its list below (ARIA 1.2). Without this script it is a field for names with commas between them, and the server reads the same.
import { fail } from '../keys/keys.js';
import { point, stepped } from '../keys/options.js';
import { whyNot } from '../updates/refusals.js';

const pause = 120;
let count = 0;

/** The name being typed, between the commas around the caret; of a field for one tag, all of it. */
function typedIn(input) {
  if (input.dataset.tags !== 'many') return { from: 0, to: input.value.length, word: input.value.trim() };
  const caret = input.selectionStart ?? input.value.length;
  const from = input.value.lastIndexOf(',', caret - 1) + 1;
  const comma = input.value.indexOf(',', caret);
  const to = comma < 0 ? input.value.length : comma;
  return { from, to, word: input.value.slice(from, to).trim() };
}

class Combobox {
  #input;
  #list = document.createElement('ul');
  #status = document.createElement('span');
  #timer = 0;
  #asked = 0;
  #at = -1;

  constructor(input) {
    this.#input = input;
    input.removeAttribute('list');
    const id = `tag-list-${++count}`;
    Object.assign(this.#list, { id, className: 'options options-below', hidden: true });
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Tags');
    this.#status.className = 'visually-hidden';
    this.#status.setAttribute('role', 'status');
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id })) input.setAttribute(name, value);
    input.after(this.#list, this.#status);
    input.addEventListener('input', (event) => {
      if (event.detail !== 'taken') this.#askSoon();
    });
    input.addEventListener('keydown', (event) => this.#onKey(event));
    input.addEventListener('blur', () => this.#close());

    // The field keeps the focus while its list is clicked.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) this.#take(option);
    });
  }

  /** What is listed, and what is on its way, answers fewer letters than are typed by now: Enter takes nothing of it. */
  #askSoon() {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#point(-1);
    this.#list.querySelector('[data-create]')?.remove();
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  async #ask() {
    const { word } = typedIn(this.#input);
    if (word === '') return this.#close();
    const asked = ++this.#asked;
    const response = await fetch(`/api/tags?${new URLSearchParams({ q: word })}`, { headers: { Accept: 'application/json' } }).catch(() => null);
    const tags = response?.ok && !response.redirected ? await response.json().catch(() => null) : null;
    if (asked !== this.#asked || document.activeElement !== this.#input) return;
    if (tags) return this.#show(word, tags);
    this.#close();
    fail('Tags could not be looked up. Try again in a moment, or type whole names.');
  }

  #show(word, tags) {
    const isKnown = tags.some((tag) => tag.name.toLowerCase() === word.toLowerCase());
    const options = tags.map((tag) => {
      const option = this.#option(tag.name);
      const chip = document.createElement('span');
      chip.className = `tag-chip tag-${tag.colour}`;
      chip.textContent = tag.name;
      option.append(chip);
      if (tag.path.length > 0) {
        const path = document.createElement('span');
        path.className = 'path';
        path.textContent = ` ${tag.path.join(' / ')}`;
        option.append(path);
      }
      return option;
    });
    if (!isKnown && 'tagsCreate' in this.#input.dataset) {
      const option = this.#option(word);
      option.dataset.create = '';
      option.textContent = `Create the tag “${word}”`;
      options.push(option);
    }
    this.#list.replaceChildren(...options);
    this.#status.textContent = tags.length === 0 ? 'No tag fits.' : `${tags.length} ${tags.length === 1 ? 'tag fits' : 'tags fit'}.`;
    this.#list.hidden = options.length === 0;
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
    this.#point(-1);
  }

  #option(name) {
    const option = document.createElement('li');
    option.id = `${this.#list.id}-${this.#list.children.length}-${++count}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset.name = name;
    return option;
  }

  #onKey(event) {
    if (event.key === 'ArrowDown' && this.#list.hidden) {
      event.preventDefault();
      return this.#ask();
    }
    if (this.#list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#point(stepped(this.#at, event.key, this.#list.children.length));
    } else if (event.key === 'Enter' && this.#at >= 0) {
      event.preventDefault();
      this.#take(this.#list.children[this.#at]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    }
  }

  #point(at) {
    this.#at = at;
    point(this.#input, this.#list, at);
  }

  async #take(option) {
    const typed = this.#input.value;
    const name = 'create' in option.dataset ? await this.#create(option.dataset.name) : option.dataset.name;
    if (!name || this.#input.value !== typed) return;
    const { from, to } = typedIn(this.#input);
    const isMany = this.#input.dataset.tags === 'many';
    const before = this.#input.value.slice(0, from);
    const start = (before === '' || before.endsWith(' ') ? before : `${before} `) + name + (isMany ? ', ' : '');
    this.#input.value = start + this.#input.value.slice(to).replace(/^[,\s]+/, '');
    this.#input.setSelectionRange(start.length, start.length);
    this.#close();
    this.#input.dispatchEvent(new CustomEvent('input', { bubbles: true, detail: 'taken' }));
  }

  async #create(name) {
    const response = await fetch('/api/tags', { method: 'POST', body: new URLSearchParams({ name }) }).catch(() => null);
    const answer = await response?.json().catch(() => null);
    if (response?.ok && answer) {
      this.#status.textContent = `The tag “${answer.name}” is there now.`;
      return answer.name;
    }
    fail(answer?.detail ?? whyNot(response));
    return null;
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#point(-1);
  }
}

/** Prepares every field for tags in a part of the page that is new. */
function prepareTagFields(root) {
  for (const input of root.querySelectorAll('input[data-tags]:not([role="combobox"])')) new Combobox(input);
}

prepareTagFields(document);

// Forms that are brought into the page later: a field is prepared when it takes the focus.
document.addEventListener('focusin', (event) => {
  if (event.target.matches?.('input[data-tags]:not([role="combobox"])')) new Combobox(event.target);
});
