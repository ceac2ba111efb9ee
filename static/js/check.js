// Words in an excerpt's form are checked against the held source while they are typed, and pages
// that are empty are filled with what was found. Without this script the button “Check” does it.
"use strict";
{
  const result = document.getElementById("check-result");
  const form = result?.closest("form");
  if (form) {
    const boxes = ["text", "document", "printed_page", "file_page", "topics", "institutions", "legislation", "_pasted", "csrfmiddlewaretoken"];
    const values = (name) => new FormData(form).getAll(name);
    const ticked = () => [...result.querySelectorAll("input[type=checkbox]:checked")].map((box) => `${box.name} ${box.value}`);
    let waiting, asked = 0;

    const fill = (name, found) => {
      const box = form.elements.namedItem(name);
      if (!box || (box.value && box.dataset.found !== box.value)) return;
      box.value = found;
      box.dataset.found = found;
      const sign = document.getElementById(`${box.id}-found`) ?? box.insertAdjacentElement("afterend", document.createElement("span"));
      sign.id = `${box.id}-found`;
      sign.className = "small";
      sign.textContent = found ? " found by the checker" : "";
      box.addEventListener("input", () => { sign.textContent = ""; }, { once: true });
    };

    const ask = async () => {
      const turn = ++asked;
      const body = new URLSearchParams({ excerpt: result.dataset.excerpt });
      for (const name of boxes) for (const value of values(name)) body.append(name, value);
      const answer = await fetch(result.dataset.url, { method: "POST", body, credentials: "same-origin" }).catch(() => null);
      const html = answer?.ok ? await answer.text() : "<p>The words could not be checked now. They are when you save.</p>";
      if (turn !== asked) return;
      const kept = ticked();
      result.innerHTML = html;
      for (const box of result.querySelectorAll("input[type=checkbox]")) box.checked ||= kept.includes(`${box.name} ${box.value}`);
      const found = result.querySelector(".found");
      if (found && (found.dataset.printedPage || found.dataset.filePage)) {
        fill("printed_page", found.dataset.printedPage);
        fill("file_page", found.dataset.filePage);
      }
    };

    const soon = () => { clearTimeout(waiting); waiting = setTimeout(ask, 400); };
    form.addEventListener("input", (event) => { if (!result.contains(event.target)) soon(); });
    window.django?.jQuery?.(document).on("change", "#id_document, #id_topics, #id_institutions, #id_legislation", soon);
    if (form.elements.namedItem("text")?.value.trim()) soon();
  }
}
