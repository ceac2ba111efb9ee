// Words in an excerpt's form are checked against the held source while they are typed. Without
// this script the same is said once they are saved.
"use strict";
{
  const result = document.getElementById("check-result");
  const form = result?.closest("form");
  if (form) {
    const box = (name) => form.elements.namedItem(name)?.value ?? "";
    let waiting, asked = 0;
    const ask = async () => {
      const turn = ++asked;
      const body = new URLSearchParams({ excerpt: result.dataset.excerpt });
      for (const name of ["text", "document", "printed_page", "file_page", "csrfmiddlewaretoken"]) body.set(name, box(name));
      const answer = await fetch(result.dataset.url, { method: "POST", body, credentials: "same-origin" }).catch(() => null);
      if (turn !== asked) return;
      result.innerHTML = answer?.ok ? await answer.text() : "<p>The words could not be checked now. They are when you save.</p>";
    };
    const soon = () => { clearTimeout(waiting); waiting = setTimeout(ask, 400); };
    form.addEventListener("input", soon);
    window.django?.jQuery?.(document).on("change", "#id_document", soon);
    if (box("text").trim()) soon();
  }
}
