// Shows the page of an answer in the place of this one.
export function show(answer) {
  const page = new DOMParser().parseFromString(answer, "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.querySelector("main").focus();
  document.dispatchEvent(new Event("shown"));
}
