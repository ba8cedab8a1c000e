// Follows an import that is under way: takes what its page says now, until it says that it is done. Without this the
// page reloads itself.
const PAUSE = 2000;

const state = document.querySelector("[data-under-way]");

const follow = async () => {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-under-way]");
    if (!now) {
      location.reload();
      return;
    }
    // What a person has in focus stays, so that the keyboard does not lose its place.
    if (!state.contains(document.activeElement)) state.replaceChildren(...now.childNodes);
  }
  setTimeout(follow, PAUSE);
};

if (state) setTimeout(follow, PAUSE);
