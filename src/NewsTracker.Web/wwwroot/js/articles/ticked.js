// What is ticked in a list of articles is kept over the pages of one result and over a reload: by the query that was asked, while the tab is open. What was decided on is ticked no longer.
const sent = 'ticked-sent';
const keyOf = (query) => `ticked:${query}`;

/** As many as one decision takes; more are decided on by their query. */
export const most = 500;

export const read = (query) => new Set(JSON.parse(sessionStorage.getItem(keyOf(query)) ?? '[]'));

export function keep(query, ids) {
  if (ids.size === 0) sessionStorage.removeItem(keyOf(query));
  else sessionStorage.setItem(keyOf(query), JSON.stringify([...ids]));
}

/** Notes that the ticked articles of this query are on their way to be decided on: a page may ask why first, and one may come back from it. */
export const send = (query) => sessionStorage.setItem(sent, query);

/** Ends what was on its way: with a decision nothing is ticked any more. */
export function settle(isDecided) {
  const query = sessionStorage.getItem(sent);
  if (query === null) return;
  sessionStorage.removeItem(sent);
  if (isDecided) keep(query, new Set());
}
