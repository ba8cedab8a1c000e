// Words selected in an article's text become a span: counted in code points, as the archive counts, where a browser
// counts UTF-16 units. A form takes the span and the words; a link to the page with the form takes the span along.
const text = document.getElementById("markable");
const form = document.getElementById("mark-form");
const link = document.getElementById("mark-link");

function codePointsBefore(node, offset) {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  return Array.from(range.toString()).length;
}

function chosen() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const start = codePointsBefore(range.startContainer, range.startOffset);
  return { start, end: start + Array.from(range.toString()).length, words: range.toString() };
}

function fill({ start, end, words }) {
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.words.value = words;
}

document.addEventListener("selectionchange", () => {
  const span = chosen();
  if (!span) return;
  if (form) fill(span);
  if (link) link.search = new URLSearchParams({ start: span.start, end: span.end });
});

// Words that are typed are looked for, not the span that was selected before.
form?.elements.words.addEventListener("input", () => {
  form.elements.start.value = form.elements.end.value = "";
});
