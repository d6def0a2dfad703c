// Between places in the document and places in the article's text. The server tells of each run of text where it starts (data-at), in Unicode code points.

/** Code points of a text; a JavaScript string counts UTF-16 units. */
const lengthOf = (text) => {
  let length = 0;
  for (const _ of text) length++;
  return length;
};

/** Offset in UTF-16 units of a code point. */
const unitsOf = (text, codePoints) => {
  let units = 0;
  for (const sign of text) {
    if (codePoints-- <= 0) break;
    units += sign.length;
  }
  return units;
};

const runsOf = (body) => [...body.querySelectorAll('[data-at]')];
const startOf = (run) => Number(run.dataset.at);

/** The part of the text that a range covers, or null where it covers none. */
export function passageOf(body, range) {
  const covered = runsOf(body).filter((run) => range.intersectsNode(run)).map((run) => {
    const text = run.firstChild;
    const from = range.startContainer === text ? range.startOffset : 0;
    const to = range.endContainer === text ? range.endOffset : text.data.length;
    const words = text.data.slice(from, to);
    const start = startOf(run) + lengthOf(text.data.slice(0, from));
    return { start, end: start + lengthOf(words), words };
  }).filter((part) => part.words.trim() !== '' && part.end > part.start);
  if (covered.length === 0) return null;

  // Blank space at the ends belongs to no passage.
  const first = covered[0];
  const last = covered.at(-1);
  const start = first.start + lengthOf(first.words) - lengthOf(first.words.trimStart());
  const end = last.end - (lengthOf(last.words) - lengthOf(last.words.trimEnd()));
  const words = covered.map((part, i) => (i > 0 && part.start > covered[i - 1].end ? ' ' : '') + part.words).join('').trim();
  return { start, end, words };
}

/** The place in the text at a point of the screen, or null beside the text. */
export function placeAt(body, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y) ?? null;
  const range = caret ? null : document.caretRangeFromPoint?.(x, y) ?? null;
  const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
  const run = node?.nodeType === Node.TEXT_NODE ? node.parentElement.closest('[data-at]') : null;
  return run && body.contains(run) ? startOf(run) + lengthOf(node.data.slice(0, offset)) : null;
}

/** The range of the document that shows a part of the text. */
export function rangeOf(body, start, end) {
  const runs = runsOf(body);
  const holder = (at, isEnd) => {
    for (let i = runs.length - 1; i >= 0; i--) {
      if (startOf(runs[i]) < at || (!isEnd && startOf(runs[i]) === at)) return runs[i];
    }
    return runs[0];
  };
  const place = (at, isEnd) => {
    const run = holder(at, isEnd);
    return [run.firstChild, unitsOf(run.firstChild.data, at - startOf(run))];
  };
  if (runs.length === 0) return null;
  const range = document.createRange();
  range.setStart(...place(start, false));
  range.setEnd(...place(end, true));
  return range;
}

/** Where each word of the text starts and ends. */
export function wordsOf(body) {
  const words = [];
  for (const run of runsOf(body)) {
    const text = run.firstChild.data;
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu)) {
      const start = startOf(run) + lengthOf(text.slice(0, match.index));
      const end = start + lengthOf(match[0]);

      // A mark may cut a word in two runs.
      if (words.length > 0 && words.at(-1).end === start) words.at(-1).end = end;
      else words.push({ start, end });
    }
  }
  return words;
}
