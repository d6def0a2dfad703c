/** What this browser keeps under a key; null where there is nothing, or nothing that can be read. */
export const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};
