// The review queue by keyboard: each key presses the button, follows the link or enters the field that shows it. The
// page works without. Keys are told by their place, so that they are the same whatever language the keyboard types.
const $ = window.django?.jQuery;
const keys = document.getElementById("keys");
const doubt = document.querySelector(".review-doubt");

const isTyping = (target) => target.closest("input, textarea, select, .select2-container--open, dialog") !== null;

function cycle(select) {
  select.selectedIndex = (select.selectedIndex + 1) % select.length;
}

function search(field) {
  $(field).select2("open");
  document.querySelector(".select2-container--open .select2-search__field").focus();
}

function enter(holder) {
  const field = holder.matches("select") ? holder : holder.querySelector("select, input");
  if ("cycle" in holder.dataset) cycle(field);
  else if (field.classList.contains("admin-autocomplete")) search(field);
  else field.focus();
}

const hasReason = () => doubt.elements.preset.value || doubt.elements.reason.value.trim();

// A doubt without a reason asks for it first, and goes on once it is given.
function press(button) {
  if (button.form === doubt && !hasReason()) {
    doubt.dataset.pending = button.value;
    doubt.elements.preset.focus();
  } else {
    button.click();
  }
}

function act(element) {
  if (element.matches(".review-help")) keys.showModal();
  else if (element.matches("button")) press(element);
  else if (element.matches("a")) element.click();
  else enter(element);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") document.activeElement?.blur();
  if (isTyping(event.target)) return;
  const element = document.querySelector(`[data-key="${event.code}"]`);
  if (!element || element.matches(":disabled")) return;
  event.preventDefault();
  act(element);
});

doubt?.addEventListener("keydown", (event) => {
  const number = event.target.matches("select") && Number(event.key);
  if (number && number < event.target.length) event.target.selectedIndex = number;
  if (number || event.key === "Enter") event.preventDefault();
  if (event.key === "Enter" && hasReason()) {
    doubt.querySelector(`button[value="${doubt.dataset.pending ?? "reject"}"]`).click();
  }
});

document.querySelector(".review-help").hidden = false;
document.getElementById("passage")?.scrollIntoView({ block: "center" });
