// Offers names while one is typed: fills the datalist of a field that says where names are to be had. The form
// works without it.
const PAUSE = 150;

for (const field of document.querySelectorAll("input[data-names]")) {
  const list = field.list;
  let waiting = 0;
  let asked = "";

  const offer = async () => {
    const typed = field.value.trim();
    if (typed === asked || typed.length < 2) return;
    asked = typed;
    const response = await fetch(`${field.dataset.names}?q=${encodeURIComponent(typed)}`);
    if (!response.ok || typed !== asked) return;
    const { names } = await response.json();
    list.replaceChildren(
      ...names.map(({ name, also }) => {
        const option = document.createElement("option");
        option.value = name;
        // What was typed need not be in the name itself: the spelling that it was met in says why it is offered.
        option.label = also === name ? name : `${name} · ${also}`;
        return option;
      }),
    );
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, PAUSE);
  });
}
