// j and k go down and up the rows of a list: they focus the first link or button of each row, so Enter opens it.
const ROWS = ".wz-table tbody tr, .wz-task";
const INSIDE = "a[href], button, input, select";

function step(by) {
  const stops = Array.from(document.querySelectorAll(ROWS), (row) => row.querySelector(INSIDE)).filter(Boolean);
  if (!stops.length) return;
  const row = document.activeElement.closest(ROWS);
  const here = row ? stops.findIndex((stop) => row.contains(stop)) : -1;
  const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), stops.length - 1);
  stops[next].focus();
  stops[next].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.matches("input, textarea, select, [contenteditable]")) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});
