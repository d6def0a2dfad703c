// The panel beside the results, which comes anew with them.
const parts = () => [...document.querySelectorAll('#results details[id]')];

/** Told before it is replaced; what is given back puts the new one into the same state: what was opened or closed stays so, and who walked the numbers by month goes on there. */
export function keepPanel() {
  const open = new Map(parts().map((part) => [part.id, part.open]));
  const walked = document.activeElement.closest('.months-counts')?.id;
  return () => {
    for (const part of parts()) part.open = open.get(part.id) ?? part.open;
    if (walked && document.activeElement === document.body) document.getElementById(walked)?.querySelector('summary').focus();
  };
}
