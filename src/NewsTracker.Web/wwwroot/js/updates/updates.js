// How htmx works here: it may evaluate nothing, asks only us, keeps no copies of pages, and puts in place what is in the answer. Imported by the scripts of the pages that use it; without it their links and forms do the same.
Object.assign(globalThis.htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  includeIndicatorStyles: false,
  historyCacheSize: 0,
  scrollIntoViewOnBoost: false,
  defaultSettleDelay: 0,
  responseHandling: [
    { code: '204', swap: false },
    // What was asked wrongly is shown again, with what is wrong.
    { code: '2..|400|422', swap: true },
    { code: '...', swap: false, error: true },
  ],
});

/** Whether an answer has the part that was asked for; a sign-in page is an answer, too. */
export const hasPart = ({ elt, serverResponse }) => serverResponse.includes(`id="${elt.closest('[hx-select]').getAttribute('hx-select').slice(1)}"`);
