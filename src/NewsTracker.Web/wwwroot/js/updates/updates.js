/** Whether an answer of htmx has the part that was asked for; a sign-in page is an answer, too. */
export const hasPart = ({ elt, serverResponse }) => serverResponse.includes(`id="${elt.closest('[hx-select]').getAttribute('hx-select').slice(1)}"`);
