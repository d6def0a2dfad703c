// Why what was sent was not done: what lasts is told apart from what one can try again.
const gone = 'What this belongs to is not here any more. Load the page again.';
const reasons = {
  401: 'You are signed out, so nothing was saved. Sign in in another tab, then do this again here.',
  403: 'Your account may not do this.',
  404: gone,
  408: null,
  410: gone,
  429: null,
};

/** @param response none where the server was not reached. */
export function whyNot(response) {
  if (response?.ok) return 'What came of it cannot be shown here. Load the page again to see it.';
  if (reasons[response?.status]) return reasons[response.status];
  const isLasting = response && response.status < 500 && !(response.status in reasons);
  return isLasting ? 'The server did not take this. Load the page again, then do it anew.' : 'This could not be sent. Try again in a moment.';
}
