// Buttons that copy what is shown beside them. Without this, they stay hidden, and one selects it oneself.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue; // only where the page came over HTTPS
  const source = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    const said = button.textContent;
    button.textContent = `${said} ✓`;
    setTimeout(() => (button.textContent = said), 2000);
  });
}
