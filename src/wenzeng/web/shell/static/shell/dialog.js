// A link with data-dialog opens the question behind it (shell/confirm.html) in place; without this it is a page.
async function ask(link) {
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const question = page.getElementById("dialog");
  if (!answer.ok || answer.redirected || !question) {
    window.location.assign(link.href); // a refusal, or signed out: say so on a page of its own
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "wz-dialog";
  dialog.setAttribute("aria-labelledby", question.getAttribute("aria-labelledby"));
  dialog.append(...question.childNodes);
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (!event.target.closest("[data-close]")) return;
    event.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
  event.preventDefault();
  ask(link).catch(() => window.location.assign(link.href));
});
