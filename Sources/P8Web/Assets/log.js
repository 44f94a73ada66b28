// Entries of the log that are written without a network wait on the device, belong to the person who wrote them, and are
// sent when the network returns. What is sent twice counts once: each entry has an identifier of its own.
import { show } from "./page.js";

const person = document.body.dataset.person;
const place = () => document.querySelector("[data-waiting]");
let isSending = false;

async function start() {
  prepare();
  document.addEventListener("shown", prepare);
  addEventListener("online", sendAll);
  document.querySelector("form[action='/sign-out']")?.addEventListener("submit", leave);
  await sendAll();
  await navigator.serviceWorker.register("/service-worker.js");
  await keepForms();
}

// ---- The device -----------------------------------------------------------------------------------------------------

function entries(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("p8-log", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("entries", { keyPath: "entry" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("entries", mode);
      const request = work(transaction.objectStore("entries"));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(request.result);
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

const keep = (entry) => entries("readwrite", (store) => store.put(entry));
const drop = (entry) => entries("readwrite", (store) => store.delete(entry.entry));

async function waiting() {
  const all = await entries("readonly", (store) => store.getAll());
  return all.filter((entry) => entry.person === person).sort((one, other) => (one.at < other.at ? -1 : 1));
}

// The form of each kind, so that all can be filled in where there is no network, seen before or not.
async function keepForms() {
  const links = [...document.querySelectorAll("main a[href^='/log/new/']")];
  if (links.length === 0 || !navigator.onLine) return;
  const kept = await caches.open("p8-pages");
  for (const path of ["/log", ...links.map((link) => link.pathname)]) {
    try {
      const answer = await fetch(path);
      if (answer.ok && !answer.redirected) await kept.put(path, answer);
    } catch {
      // The network went in the middle of it; what was kept before is still there.
      return;
    }
  }
}

// ---- Writing --------------------------------------------------------------------------------------------------------

function prepare() {
  const form = document.querySelector("main form[action^='/log/new/']");
  if (form) {
    mend(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      write(form);
    });
  }
  list();
}

async function write(form) {
  if (form.dataset.sent) return;
  form.dataset.sent = "yes";
  const fields = [...new FormData(form)].filter(([name]) => name !== "token" && name !== "entry");
  const entry = {
    // A page from the device is filled in more than once.
    entry: form.dataset.entry ?? crypto.randomUUID(),
    person,
    action: form.getAttribute("action"),
    kind: document.querySelector("h1").textContent,
    fields,
    shown: shown(form),
    at: new Date().toISOString(),
  };
  // Before it is sent: if the tab is closed now, nothing is lost.
  await keep(entry);
  let answer = await send(entry, form.elements.token.value);
  if (answer?.status === 403) {
    // The page may be of the device, and its token of a session that is over.
    const token = await freshToken();
    answer = token ? await send(entry, token) : token === "" ? { isSignedOut: true } : null;
  }
  delete form.dataset.sent;
  if (answer === null || answer.isSignedOut) {
    form.reset();
    delete form.dataset.entry;
    await list(answer === null ? place().dataset.kept : place().dataset.signIn);
    place().scrollIntoView();
    return;
  }
  // What was not taken stands in the form again, with what must be mended.
  await drop(entry);
  show(answer.text);
}

// What was answered, as the person saw it.
function shown(form) {
  return [...form.elements]
    .filter((field) => field.value && field.type !== "hidden" && field.type !== "submit")
    .map((field) => (field.selectedOptions ? field.selectedOptions[0].textContent : field.value));
}

// An entry that was not taken is filled into its form again.
async function mend(form) {
  const wanted = new URLSearchParams(location.hash.slice(1)).get("entry");
  const entry = wanted && (await waiting()).find((one) => one.entry === wanted);
  if (!entry || entry.action !== form.getAttribute("action")) return;
  form.dataset.entry = entry.entry;
  for (const [name, value] of entry.fields) if (form.elements[name]) form.elements[name].value = value;
}

// ---- Sending --------------------------------------------------------------------------------------------------------

// What the site answers to an entry; null where it was not reached.
async function send(entry, token) {
  const body = new URLSearchParams([["token", token], ["entry", entry.entry], ...entry.fields]);
  const answer = await reach(entry.action, { method: "POST", body });
  if (answer === null) return null;
  const isSignedOut = answer.status === 401 || answer.redirected;
  const isTaken = answer.ok && !isSignedOut && answer.page.body.dataset.person === person;
  return { ...answer, isSignedOut, isTaken };
}

// The site's answer, with the page in it; null where none came. What stands in front of the site answers too, a server
// whose site is away or a network that wants a login first: only a page of the site's own says what became of an entry.
async function reach(address, request) {
  try {
    const answer = await fetch(address, request);
    const { status, ok, redirected } = answer;
    const text = await answer.text();
    const page = new DOMParser().parseFromString(text, "text/html");
    if (status === 429 || status >= 500 || !page.querySelector("main#content")) return null;
    return { status, ok, redirected, text, page };
  } catch {
    return null;
  }
}

async function sendAll() {
  if (isSending) return;
  isSending = true;
  try {
    const all = (await waiting()).filter((entry) => !entry.refused);
    if (all.length === 0) return;
    const token = await freshToken();
    if (token === null) return;
    if (token === "") {
      await list(place()?.dataset.signIn);
      return;
    }
    let count = 0;
    for (const entry of all) {
      const answer = await send(entry, token);
      if (answer === null || answer.isSignedOut) break;
      if (answer.isTaken) {
        await drop(entry);
        count += 1;
      } else {
        const refusal = answer.page.querySelector("main .refused")?.innerText ?? answer.page.title;
        await keep({ ...entry, refused: refusal });
      }
    }
    await list(count > 0 ? place()?.dataset.sent.replace("{count}", count) : undefined);
  } finally {
    isSending = false;
  }
}

// The token of the session of now: whoever signed in again has another. Empty where another person is signed in, or
// nobody; null where the site is not reached.
async function freshToken() {
  const answer = await reach("/log", { cache: "no-store" });
  if (answer === null) return null;
  if (answer.redirected || answer.page.body.dataset.person !== person) return "";
  return answer.page.querySelector("input[name=token]")?.value ?? "";
}

// ---- Showing --------------------------------------------------------------------------------------------------------

async function list(said) {
  const section = place();
  if (!section) return;
  const all = await waiting();
  section.replaceChildren();
  section.hidden = all.length === 0 && !said;
  if (said) add(section, "p", said).className = "done";
  if (all.length === 0) return;
  add(section, "h2", `${section.dataset.title} (${all.length})`);
  const rows = add(section, "ul");
  rows.className = "rows";
  for (const entry of all) {
    const row = add(rows, "li");
    add(row, "p", `${entry.kind}: ${entry.shown.join(" · ")}`);
    if (!entry.refused) continue;
    add(row, "p", `${section.dataset.refused} ${entry.refused}`).className = "refused";
    const links = add(row, "p");
    // What is there already stands beside what was written.
    const known = entry.refused.match(/#(\d+)/);
    if (known) link(links, `#${known[1]}`, `/log/entry/${known[1]}`);
    link(links, section.dataset.mend, `${entry.action}#entry=${entry.entry}`);
    const button = add(links, "button", section.dataset.drop);
    button.className = "plain";
    button.addEventListener("click", async () => {
      await drop(entry);
      await list();
    });
  }
}

function add(parent, name, text) {
  const element = parent.appendChild(document.createElement(name));
  if (text) element.textContent = text;
  return element;
}

function link(parent, text, address) {
  const element = add(parent, "a", text);
  element.href = address;
  parent.append(" ");
}

// ---- Leaving --------------------------------------------------------------------------------------------------------

// The site has the device forget everything when somebody signs out, so what waits is asked about first.
async function leave(event) {
  event.preventDefault();
  const form = event.target;
  const count = (await waiting()).length;
  if (count === 0 || confirm(document.body.dataset.sure.replace("{count}", count))) form.submit();
  else delete form.dataset.sent;
}

// ---- The beginning --------------------------------------------------------------------------------------------------

if (person && isSecureContext && "serviceWorker" in navigator && "indexedDB" in window) {
  start();
} else if (person && !isSecureContext && place()) {
  // Without HTTPS browsers keep nothing; plain entry works all the same.
  place().textContent = place().dataset.insecure;
  place().hidden = false;
}
