// Keeps the pages of the log on the device, so that entries can be written without a network. `files`, the addresses of
// the site's own files, and `version`, by which they are told from others, stand before this script.
const assets = `p8-assets-${version}`;
const pages = "p8-pages";

addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      await (await caches.open(assets)).addAll(files);
      // What is told where a page is not on the device belongs to nobody.
      await (await caches.open(pages)).add(new Request("/offline", { credentials: "omit" }));
      await skipWaiting();
    })(),
  );
});

// A worker of an older version leaves nothing behind.
addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("p8-assets-") && name !== assets) await caches.delete(name);
      }
      await clients.claim();
    })(),
  );
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(event.request));
  else if (event.request.mode === "navigate") event.respondWith(page(event.request, url));
});

async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// The network first: a page on the device is shown only where there is none.
async function page(request, url) {
  try {
    const answer = await fetch(request);
    // A server in front of the site whose site is away is no better than no network.
    if (answer.status >= 502 && answer.status <= 504) throw new Error(`${answer.status}`);
    if (isOfLog(url) && answer.ok && !answer.redirected) {
      await (await caches.open(pages)).put(url.pathname, answer.clone());
    }
    return answer;
  } catch {
    const kept = await caches.open(pages);
    return (await kept.match(url.pathname)) ?? (await kept.match("/offline")) ?? Response.error();
  }
}

function isOfLog(url) {
  return url.pathname === "/log" || url.pathname.startsWith("/log/new/");
}
