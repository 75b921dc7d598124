// The keys: "/" search, j and k rows, Ctrl+Enter submit, "?" and the button in the foot show them.
const typing = (element) => element.matches("input, textarea, select, [contenteditable]");
const ROWS = ".wz-table tbody tr, .wz-task";
const INSIDE = "a[href], button, input, select";

function search() {
  const fields = [document.getElementById("q"), ...document.querySelectorAll("input[type=search]")];
  const field = fields.find((each) => each && each.offsetParent);
  if (field) field.focus();
  return field;
}

// Focus the first link or button of the next row, so that Enter opens it.
function step(by) {
  const stops = Array.from(document.querySelectorAll(ROWS), (row) => row.querySelector(INSIDE)).filter(Boolean);
  if (!stops.length) return;
  const row = document.activeElement.closest(ROWS);
  const here = row ? stops.findIndex((stop) => row.contains(stop)) : -1;
  const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), stops.length - 1);
  stops[next].focus();
  stops[next].scrollIntoView({ block: "nearest" });
}

// Press the main button of the form that is being filled in.
function submit(event) {
  const form = event.target.closest("form");
  const button = form && (form.querySelector(".wz-btn--main[type=submit]") || form.querySelector("[type=submit]"));
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
}

const help = document.getElementById("keys");
const canHelp = help && help.showModal;

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && held) submit(event);
  if (held || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "/" && search()) event.preventDefault();
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
  if (event.key === "?" && canHelp) help.showModal();
});

for (const button of canHelp ? document.querySelectorAll("[data-keys]") : []) {
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
}
