// The admin's search fields for names say what is chosen in them, but not what they are for: their labels do.
window.django.jQuery(() => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const shown = select.nextElementSibling?.querySelector("[role=combobox]");
    if (!label || !shown) continue;
    label.id ||= `${select.id}-label`;
    shown.querySelector("[role=textbox]")?.setAttribute("aria-labelledby", label.id);
    shown.setAttribute("aria-labelledby", `${label.id} ${shown.getAttribute("aria-labelledby")}`);
  }
});
