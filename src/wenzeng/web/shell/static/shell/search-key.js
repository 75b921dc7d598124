// "/" goes to the search field, unless somebody is typing.
const typing = (element) => element.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const field = document.getElementById("q") || document.querySelector("input[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
});
