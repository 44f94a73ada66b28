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
// A message to copy into another program; without a script it is a text to select.
for (const text of document.querySelectorAll("textarea[data-copy]")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "second";
  button.textContent = text.dataset.copy;
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // Without HTTPS a page has no clipboard of its own.
      document.execCommand("copy");
    }
    said.textContent = text.dataset.copied;
  });
  const line = document.createElement("p");
  line.className = "buttons";
  line.append(button, said);
  text.after(line);
}
