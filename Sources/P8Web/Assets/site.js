// What pages do better with a script; each of them works without.
import "./upload.js";
import "./log.js";

// A form is sent once, however often its button is pressed. Forms of files and of the log have scripts of their own.
for (const form of document.querySelectorAll("form[method=post]:not([data-drop], [action^='/log/new/'])")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
  });
}
// A page that comes back from the browser's memory may send again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
