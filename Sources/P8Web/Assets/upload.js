// Drag and drop, and how far an upload has come.
import { show } from "./page.js";

function prepareAll() {
  for (const form of document.querySelectorAll("form[data-drop]")) prepare(form);
}

prepareAll();
document.addEventListener("shown", prepareAll);

function prepare(form) {
  const zone = document.createElement("p");
  zone.className = "drop";
  zone.textContent = form.dataset.drop;
  form.prepend(zone);
  const dropped = [];
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    for (const entry of entries) await gather(entry, "", dropped);
    if (dropped.length > 0) send(form, zone, dropped);
  });
  form.addEventListener("submit", (event) => {
    const inputs = [...form.querySelectorAll("input[type=file]")];
    if (!inputs.some((input) => input.files.length > 0)) return;
    event.preventDefault();
    send(form, zone, []);
  });
}

// The files of a folder, with the path by which officers know them.
async function gather(entry, path, files) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    files.push([file, path + entry.name]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return;
    for (const inner of part) await gather(inner, `${path}${entry.name}/`, files);
  }
}

function send(form, zone, dropped) {
  const data = new FormData(form);
  for (const [file, path] of dropped) data.append("files", file, path);
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", form.dataset.drop);
  zone.replaceWith(bar);
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  // The answer leads to the page of the result, or is a page itself: the result, or why the files were not taken.
  request.addEventListener("load", () => {
    if (request.status < 400 && request.responseURL !== form.action) {
      location.assign(request.responseURL);
      return;
    }
    show(request.responseText);
  });
  request.addEventListener("error", () => form.submit());
  request.send(data);
}

// A page that says that work goes on looks again by itself.
if (document.querySelector("[data-working]")) setTimeout(() => location.reload(), 2000);
