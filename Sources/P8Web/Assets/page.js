// Shows the page of an answer in the place of this one.
export function show(answer) {
  const page = new DOMParser().parseFromString(answer, "text/html");
  const main = page.querySelector("main");
  document.title = page.title;
  // What stands in front of the site answers in its own way.
  if (main) document.querySelector("main").replaceWith(main);
  else document.querySelector("main").textContent = page.body.textContent;
  document.querySelector("main").focus();
  document.dispatchEvent(new Event("shown"));
}
