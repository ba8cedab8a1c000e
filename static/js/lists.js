// Lists that are narrowed in place (htmx does that, see partials/results.html), and names offered while one types.
// Without this, each step is a page of its own, and the form takes a name as it is.
const PAUSE = 150;
const asked = new WeakMap();
let waiting = 0;

async function offer(field) {
  const typed = field.value.trim();
  if (typed === asked.get(field) || typed.length < 2) return;
  asked.set(field, typed);
  const response = await fetch(`${field.dataset.names}?q=${encodeURIComponent(typed)}`);
  if (!response.ok || typed !== asked.get(field)) return;
  const { names } = await response.json();
  field.list.replaceChildren(
    ...names.map(({ name, also }) => {
      const option = document.createElement("option");
      option.value = name;
      // What was typed need not be in the name itself: the spelling that it was met in says why it is offered.
      option.label = also === name ? name : `${name} · ${also}`;
      return option;
    }),
  );
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches("input[data-names]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(offer, PAUSE, target);
});

// Fields that were left empty need no place in the address.
document.addEventListener("htmx:configRequest", ({ detail: { formData } }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});

// What was pressed is gone: go on reading at the number of hits, which says what came of it.
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id === "list") document.getElementById("results-title").focus();
});

// An answer that is no list is the page to show.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
}
