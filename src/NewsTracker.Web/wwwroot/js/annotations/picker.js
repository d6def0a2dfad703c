// Chooses a passage by keys alone: sentence by sentence, then word by word at both ends. It only moves the selection; what is selected is the passage, however it came about.
import { say } from '../keys/keys.js';
import { passageOf, rangeOf, wordsOf } from './passages.js';

export class Picker {
  #body;
  #first = -1;
  #last = -1;
  #hasTapped = false;

  constructor(body) {
    this.#body = body;
  }

  /** The text was brought anew: one goes on from where one was. */
  moveTo(body) {
    this.#body = body;
  }

  get #sentences() {
    return (this.#body.dataset.sentences || '').split(' ').filter(Boolean).map((pair) => pair.split('-').map(Number));
  }

  /** Goes to the next sentence, or back; from a selection made otherwise, to the one beside it. */
  step(by) {
    const sentences = this.#sentences;
    if (sentences.length === 0) return;
    this.#take(sentences);
    const from = this.#first < 0 ? (by > 0 ? -1 : sentences.length) : by > 0 ? this.#last : this.#first;
    this.#first = this.#last = Math.min(Math.max(from + by, 0), sentences.length - 1);
    this.#show(sentences[this.#first][0], sentences[this.#last][1]);
  }

  /** Takes the sentence at a place of the text; tapped one after the other, all from the first to the last. */
  tap(at) {
    const sentences = this.#sentences;
    const tapped = sentences.findIndex(([start, end]) => start <= at && at < end);
    if (tapped < 0) return;
    const isInside = this.#hasTapped && this.#first <= tapped && tapped <= this.#last;
    const reaches = this.#hasTapped && !isInside;
    this.#first = reaches ? Math.min(this.#first, tapped) : tapped;
    this.#last = reaches ? Math.max(this.#last, tapped) : tapped;
    this.#hasTapped = true;
    this.#show(sentences[this.#first][0], sentences[this.#last][1]);
  }

  /** What is tapped next starts a new passage. */
  rest() {
    this.#hasTapped = false;
  }

  /** Takes one sentence more, or one less. */
  extend(by) {
    const sentences = this.#sentences;
    this.#take(sentences);
    if (this.#first < 0) return this.step(1);
    this.#last = Math.min(Math.max(this.#last + by, this.#first), sentences.length - 1);
    this.#show(sentences[this.#first][0], sentences[this.#last][1]);
  }

  /** Moves the start or the end by a word; at least one word stays. */
  trim(edge, by) {
    const passage = this.#selected();
    if (!passage) return;
    const words = wordsOf(this.#body);
    let first = words.findIndex((word) => word.end > passage.start);
    let last = words.findLastIndex((word) => word.start < passage.end);
    if (first < 0 || last < 0) return;
    if (edge === 'start') first = Math.min(Math.max(first + by, 0), last);
    else last = Math.min(Math.max(last + by, first), words.length - 1);

    // The end that is not moved keeps its full stop or quotation mark.
    this.#show(edge === 'start' ? words[first].start : passage.start, edge === 'end' ? words[last].end : passage.end);
  }

  #selected() {
    const selection = getSelection();
    return selection.rangeCount > 0 && !selection.isCollapsed ? passageOf(this.#body, selection.getRangeAt(0)) : null;
  }

  #take(sentences) {
    const passage = this.#selected();
    this.#first = passage ? sentences.findIndex(([, end]) => end > passage.start) : this.#caret(sentences);
    this.#last = passage ? sentences.findLastIndex(([start]) => start < passage.end) : this.#first;
  }

  /** Without a selection one goes on from where one last was. */
  #caret(sentences) {
    return this.#first < sentences.length ? this.#first : -1;
  }

  #show(start, end) {
    const range = rangeOf(this.#body, start, end);
    if (!range) return;
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    range.startContainer.parentElement.scrollIntoView({ block: 'nearest' });
    say(`Chosen: ${range}`);
  }
}
