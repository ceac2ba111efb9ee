// Django's boxes for related records, given the names that a screen reader needs: the library
// behind them leaves its boxes without a label, and empty ones without any name at all.
"use strict";
{
  const name = (select) => {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const box = select.nextElementSibling;
    if (!label || !box?.classList.contains("select2")) return;
    label.id ||= `${select.id}-label`;
    const shown = box.querySelector(".select2-selection__rendered[id]");
    for (const wrong of ["role", "aria-readonly"]) shown?.removeAttribute(wrong);
    const named = shown && !select.multiple ? `${label.id} ${shown.id}` : label.id;
    for (const part of box.querySelectorAll(".select2-selection, .select2-search__field")) {
      part.setAttribute("aria-labelledby", named);
      const help = select.getAttribute("aria-describedby");
      if (help) part.setAttribute("aria-describedby", help);
    }
  };

  const nameList = (select) => {
    const label = `${select.id}-label`;
    const box = select.nextElementSibling?.querySelector("[aria-owns]");
    box?.setAttribute("aria-controls", box.getAttribute("aria-owns"));
    for (const part of document.querySelectorAll(".select2-dropdown .select2-search__field, .select2-results__options")) {
      part.setAttribute("aria-labelledby", label);
    }
    document.querySelector(".select2-dropdown .select2-search__field")?.focus();
  };

  const boxes = (within) => within.querySelectorAll(".admin-autocomplete");
  const $ = window.django?.jQuery;
  if ($) {
    $(() => boxes(document).forEach(name));
    $(document).on("formset:added", (event) => boxes(event.target).forEach(name));
    $(document).on("select2:open", ".admin-autocomplete", (event) => nameList(event.target));
    $(document).on("change", ".admin-autocomplete", (event) => name(event.target));
  }
}
