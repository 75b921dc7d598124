// "?" and the button in the foot show the keys.
const help = document.getElementById("keys");

if (help && help.showModal) {
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.target.matches("input, textarea, select, [contenteditable]")) return;
    if (!help.open) help.showModal();
  });
}
