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

  // Suggestions under a search box: a combobox with a listbox that leads where its options say.
  // Focus never leaves the box; Escape closes the list and leaves what was typed.
  const suggestUnder = (box) => {
    const list = Object.assign(document.createElement("ul"), { id: `${box.id}-suggestions`, className: "suggest", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    box.closest(".row").after(list);
    const says = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(says)) box.setAttribute(name, value);
    let asked = 0;
    let waiting = 0;

    const choose = (option) => {
      list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) box.setAttribute("aria-activedescendant", option.id);
      else box.removeAttribute("aria-activedescendant");
    };
    // Whatever is still under way is answered too late.
    const close = () => {
      asked += 1;
      clearTimeout(waiting);
      choose(null);
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
    };
    const optionOf = ({ label, kind, url }, place) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${place}` });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = url;
      const parts = [label, kind].map((text) => Object.assign(document.createElement("span"), { textContent: text }));
      parts[1].className = "muted";
      option.append(parts[0], " ", parts[1]);
      return option;
    };
    const ask = async () => {
      asked += 1;
      const mine = asked;
      const address = `${box.dataset.suggest}?${new URLSearchParams({ q: box.value })}`;
      const answer = await fetch(address).then((got) => (got.ok ? got.json() : null)).catch(() => null);
      if (mine !== asked || document.activeElement !== box) return;
      const found = answer?.suggestions ?? [];
      if (!found.length) {
        close();
        return;
      }
      choose(null);
      list.replaceChildren(...found.map(optionOf));
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      announce(`${found.length} suggestion${found.length === 1 ? "" : "s"}`);
    };
    const go = ({ dataset: { url } }) => {
      close();
      location.assign(url);
    };
    const step = (by) => {
      const options = [...list.children];
      const now = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
      // Past either end stands what was typed: no option.
      const places = options.length + 1;
      choose(options[(now + 1 + by + places) % places - 1]);
    };

    box.addEventListener("input", () => {
      clearTimeout(waiting);
      if (box.value.trim().length < 2) close();
      else waiting = setTimeout(ask, 150);
    });
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const chosen = list.querySelector("[aria-selected=true]");
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!list.hidden) step(event.key === "ArrowDown" ? 1 : -1);
        else if (box.value.trim().length > 1) ask();
      } else if (event.key === "Enter" && !list.hidden && chosen) {
        event.preventDefault();
        go(chosen);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter") {
        close();
      }
    });
    box.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) go(option);
    });
  };
  const suggest = () => document.querySelectorAll("[data-suggest]:not([role])").forEach(suggestUnder);
  for (const event of ["htmx:afterSettle", "htmx:historyRestore"]) on(event, suggest);

  // The key / leads to the search box, unless a field takes it or the reader has turned it off.
  const takesKeys = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
  const isOn = () => {
    try {
      return localStorage.getItem("slash") !== "off";
    } catch { // a browser that keeps nothing for us
      return true;
    }
  };
  on("keydown", (event) => {
    const box = byId("q") ?? byId("site-q");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!box || !isOn() || event.target.closest(takesKeys)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  const showSwitch = () => {
    for (const button of document.querySelectorAll("[data-slash]")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", isOn());
    }
  };
  on("click", ({ target }) => {
    if (!target.closest("[data-slash]")) return;
    try {
      localStorage.setItem("slash", isOn() ? "off" : "on");
    } catch {
      announce("The browser keeps nothing for this site, so the key stays on.");
    }
    showSwitch();
  });

  // The server's own error page says more than a swap that did not happen.
  on("htmx:responseError", ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
  on("htmx:sendError", () => {
    const notice = Object.assign(document.createElement("p"), { className: "toast" });
    notice.textContent = "The site did not answer. The results are as they were; try again.";
    byId("notices").replaceChildren(notice);
  });

  showCopyButtons();
  showSwitch();
  suggest();
})();
