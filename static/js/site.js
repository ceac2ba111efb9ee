// Conveniences. Every page works without them.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const here = () => location.pathname + location.search;
  const on = (event, act) => document.addEventListener(event, act);
  let held = { open: [], focus: "" };

  const isPost = (detail) => detail.requestConfig?.verb === "post";

  // The same words twice are news too, so the region is emptied before it speaks.
  const announce = (text) => {
    byId("announcement").textContent = "";
    setTimeout(() => { byId("announcement").textContent = text; }, 50);
  };

  // Without a clipboard (plain http on another machine) the buttons stay hidden.
  const showCopyButtons = () => {
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
  };

  // What is only heard is not part of the words.
  const wordsOf = (id) => {
    const copy = byId(id).cloneNode(true);
    for (const heard of copy.querySelectorAll(".vh")) heard.remove();
    return copy.textContent.trim();
  };

  on("click", async ({ target }) => {
    const button = target.closest("[data-copy]");
    if (!button) return;
    const words = button.dataset.copy.split(" ").map(wordsOf).join("\n\n");
    const said = await navigator.clipboard.writeText(words).then(
      () => `Copied: ${words}`,
      () => "The browser did not allow copying. Select the words and copy them yourself.",
    );
    const place = button.closest(".box")?.querySelector("[role=status]");
    if (place) place.textContent = said;
    else announce(said);
  });

  // Empty boxes stay out of the address.
  on("formdata", ({ target, formData }) => {
    if (target.method !== "get") return;
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });

  // Choices count at once; what is typed counts on Enter, so that no swap falls into the typing.
  // The form is asked to submit: between a swap and htmx's taking hold of it, the browser answers.
  on("change", ({ target }) => {
    const choice = target.matches("select, [type=checkbox]");
    if (choice && target.form?.id === "filters") target.form.requestSubmit();
  });

  // Every button of an excerpt follows the basket, wherever on the page it stands.
  on("basket", ({ detail: { held: slugs, places, said } }) => {
    const full = slugs.length >= places;
    for (const button of document.querySelectorAll(".toggle")) {
      const isHeld = slugs.includes(button.value);
      button.name = isHeld ? "take" : "put";
      button.setAttribute("aria-pressed", isHeld);
      button.disabled = full && !isHeld;
      button.querySelector(".says").textContent = isHeld
        ? "In basket"
        : full ? `${places} of ${places} places; remove one first` : "Compare";
    }
    announce(said);
  });

  on("htmx:beforeSwap", ({ detail }) => {
    if (isPost(detail)) return;
    const open = [...detail.target.querySelectorAll("details[open][id]")].map((each) => each.id);
    held = { open, focus: document.activeElement?.id };
    byId("notices").textContent = "";
  });

  // Focus stays where it was; after a change of page, or if its place is gone, it goes to the count.
  on("htmx:afterSettle", ({ detail }) => {
    if (isPost(detail)) {
      // The chip that was pressed is gone, and so is the focus it had.
      if (document.activeElement === document.body) (byId("basket-heading") ?? byId("basket-link")).focus();
      return;
    }
    for (const id of held.open) byId(id)?.setAttribute("open", "");
    showCopyButtons();
    const count = byId("result-count")?.closest("h2");
    if (!count) return;
    announce(count.textContent);
    if (detail.requestConfig?.elt.closest(".pager")) {
      count.focus();
      count.scrollIntoView();
    } else if (document.activeElement === document.body) {
      const kept = byId(held.focus);
      kept?.closest(".facet details")?.setAttribute("open", "");
      (kept ?? count).focus({ preventScroll: true });
    }
  });

  // Two quick presses of Back may be answered in the wrong order: the address decides.
  on("htmx:historyRestore", ({ detail }) => {
    if (detail.path !== here()) location.reload();
  });
  on("htmx:historyCacheMissLoadError", () => location.reload());
  for (const event of ["htmx:pushedIntoHistory", "htmx:historyRestore"]) {
    on(event, () => { byId("next").value = here(); });
  }

  // The server's own error page says more than a swap that did not happen.
  on("htmx:responseError", ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
  on("htmx:sendError", () => {
    const notice = Object.assign(document.createElement("p"), { className: "toast" });
    notice.textContent = "The site did not answer. The results are as they were; try again.";
    byId("notices").replaceChildren(notice);
  });

  showCopyButtons();
})();
