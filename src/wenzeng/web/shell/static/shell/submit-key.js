// Ctrl+Enter presses the main button of the form that is being filled in.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("form");
  const button = form && (form.querySelector(".wz-btn--main[type=submit]") || form.querySelector("[type=submit]"));
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});
