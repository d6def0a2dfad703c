// The bar with what can be done to the selected passage, and the form for what is said of it.
import { passageOf, rangeOf } from './passages.js';
import { keepDraft } from '../drafts/autosave.js';

export class Tools {
  #bar = document.getElementById('passage-tools');
  #form = document.getElementById('mark-form');
  #quote = document.getElementById('passage-quote');
  #body;
  #reader;
  #draft;
  #passage = null;
  #touching = false;
  #sent = null;

  keys = {
    h: () => this.#byKey('highlight'),
    c: () => this.#byKey('comment'),
    t: () => this.#byKey('tag'),
  };

  constructor(reader, body) {
    this.#reader = reader;
    this.#body = body;
    document.addEventListener('selectionchange', () => this.#onSelection());
    reader.addEventListener('reader:swapped', () => this.#chooseAgain());

    // A tap on the bar takes the selection away in some browsers; the passage stays the one that was selected.
    this.#bar.addEventListener('pointerdown', (event) => {
      this.#touching = true;
      if (!event.target.closest('input, textarea')) event.preventDefault();
    });
    document.addEventListener('pointerdown', (event) => {
      if (!this.#bar.contains(event.target)) this.#touching = false;
    });
    this.#bar.addEventListener('mousedown', (event) => {
      if (!event.target.closest('input, textarea')) event.preventDefault();
    });
    for (const button of this.#bar.querySelectorAll('[data-mark]')) button.addEventListener('click', () => this.#press(button.dataset.mark));
    document.getElementById('draft-discard').addEventListener('click', () => this.#discard());
    this.#draft = keepDraft(this.#form, { onRestored: (fields) => this.#restore(fields) });
  }

  get isOpen() {
    return !this.#bar.hidden;
  }

  get passage() {
    return this.#passage;
  }

  choose(range) {
    if (range) getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }

  /** The bar goes; what was typed stays for the next passage, until it is discarded. */
  cancel() {
    this.#close();
    getSelection().removeAllRanges();
  }

  /** What is sent; whatever is chosen or typed until the answer comes is another mark's. */
  beforeSending(form) {
    if (form === this.#form) this.#sent = { passage: this.#passage, words: this.#words };
  }

  /** After the form was sent: the bar goes, and so does what was typed. */
  afterSending(form) {
    if (form !== this.#form) return;
    const isOther = this.#passage !== null && (this.#passage.start !== this.#sent.passage?.start || this.#passage.end !== this.#sent.passage?.end);
    if (this.#words !== this.#sent.words) return this.#keepWords();
    if (!isOther) return this.#discard();
    this.#dropWords();
    this.#showForm(false);
  }

  say(place, words) {
    let alert = place.querySelector('[role="alert"]');
    if (!alert) {
      alert = document.createElement('div');
      alert.className = 'alert alert-danger';
      alert.setAttribute('role', 'alert');
      place.prepend(alert);
    }
    if (place === this.#form) this.#showForm(true);
    alert.textContent = words;
  }

  get #words() {
    return JSON.stringify([this.#form.elements.Body.value, this.#form.elements.Tags.value]);
  }

  get #hasWords() {
    return this.#form.elements.Body.value.trim() !== '' || this.#form.elements.Tags.value.trim() !== '';
  }

  #dropWords() {
    this.#draft.drop();
    this.#form.reset();
  }

  #discard() {
    this.#dropWords();
    this.cancel();
  }

  /** With a mark the server discards the draft, which by now holds other words. */
  #keepWords() {
    this.#form.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** The text came anew, and with the old one the selection went. Where one types, the selection is that of the words. */
  #chooseAgain() {
    if (!this.#passage) return;
    this.#paint();
    if (!document.activeElement?.matches('input, textarea, select')) this.choose(rangeOf(this.#body(), this.#passage.start, this.#passage.end));
  }

  #onSelection() {
    const selection = getSelection();
    const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    const isInText = range && !selection.isCollapsed && this.#body().contains(range.commonAncestorContainer);
    const passage = isInText ? passageOf(this.#body(), range) : null;
    if (passage) return this.#open(passage);

    // While the form is open, or the bar is touched, the passage stays.
    if (!this.#form.hidden || this.#touching || this.#bar.contains(document.activeElement)) return;
    this.#close();
  }

  #open(passage) {
    this.#passage = passage;
    this.#form.elements.Start.value = passage.start;
    this.#form.elements.End.value = passage.end;
    this.#quote.textContent = passage.words;
    if (this.#bar.hidden && this.#hasWords) this.#showWords();
    this.#bar.hidden = false;
    this.#paint();
    this.#reader.dispatchEvent(new CustomEvent('reader:passage', { bubbles: true, detail: passage }));
  }

  /** The passage stays visible while one types. */
  #paint() {
    const range = this.#passage && rangeOf(this.#body(), this.#passage.start, this.#passage.end);
    if (globalThis.Highlight && CSS.highlights) range ? CSS.highlights.set('passage', new Highlight(range)) : CSS.highlights.delete('passage');
  }

  #close() {
    if (this.#bar.contains(document.activeElement)) this.#body().focus({ preventScroll: true });
    this.#bar.hidden = true;
    this.#showForm(false);
    this.#passage = null;
    this.#form.querySelector('[role="alert"]')?.remove();
    document.getElementById('draft-notice').classList.add('d-none');
    this.#paint();
    this.#reader.dispatchEvent(new CustomEvent('reader:passage', { bubbles: true, detail: null }));
  }

  #showForm(isShown) {
    this.#form.hidden = !isShown;

    // The form has a button of its own that does what was chosen.
    this.#bar.querySelector('[data-mark="highlight"]').classList.toggle('btn-primary', !isShown);
    for (const button of this.#bar.querySelectorAll('[aria-expanded]')) button.setAttribute('aria-expanded', String(isShown));
  }

  /** Keys can be quicker than the browser's word that the selection changed. */
  #byKey(what) {
    this.#onSelection();
    this.#press(what);
  }

  #press(what) {
    if (what === 'cancel') return this.cancel();
    if (!this.#passage) return;
    if (what === 'highlight' && !this.#hasWords) return this.#form.requestSubmit();
    this.#showForm(true);
    this.#form.elements[what === 'tag' ? 'Tags' : 'Body'].focus();
  }

  #restore(fields) {
    const range = rangeOf(this.#body(), Number(fields.Start), Number(fields.End));
    const passage = range && passageOf(this.#body(), range);
    if (!passage) return;
    this.#open(passage);
    this.#showWords();
  }

  /** Words that were typed for a passage and not sent. */
  #showWords() {
    this.#showForm(true);
    document.getElementById('draft-notice').classList.remove('d-none');
  }
}
