// Narrows the errors down to what is chosen; a name in a table chooses itself.
const form = document.querySelector('.choices');
const selects = [...form.querySelectorAll('select')];
const words = form.querySelector('input');
const groups = [...document.querySelectorAll('details.relation')];

function narrow() {
  const chosen = selects.filter((each) => each.value);
  let shown = 0;
  for (const group of groups) {
    let here = 0;
    for (const card of group.querySelectorAll('article')) {
      const fits = chosen.every((each) => card.dataset[each.name] === each.value)
        && card.textContent.includes(words.value.trim());
      card.hidden = !fits;
      here += fits;
    }
    group.hidden = !here;
    group.open = here > 0 && (chosen.length > 0 || words.value.trim() !== '');
    shown += here;
  }
  form.querySelector('output').textContent = `${shown} errors · 条`;
}

for (const link of document.querySelectorAll('a[data-by]')) {
  link.addEventListener('click', () => {
    for (const each of selects) each.value = each.name === link.dataset.by ? link.dataset.value : '';
    narrow();
  });
}
form.addEventListener('input', narrow);
form.addEventListener('submit', (event) => event.preventDefault());
form.hidden = false;
narrow();
