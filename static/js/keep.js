// Words that were typed and not saved are kept in this browser, and offered again: after a closed
// tab, a crash, or a login that ran out. Nothing leaves the machine; a save forgets them.
"use strict";
{
  const PREFIX = "desk ", DAYS = 14;
  const form = document.querySelector("#content-main > form[method=post]");
  const saved = document.querySelector(".messagelist .success, .messagelist .info");
  let store;
  try { store = window.localStorage; store.length; } catch { store = null; }

  const read = (key) => { try { return JSON.parse(store.getItem(key)); } catch { return null; } };
  const remove = (key) => { try { store.removeItem(key); } catch { /* nothing to forget */ } };
  const write = (key, value) => { try { store.setItem(key, JSON.stringify(value)); } catch { /* full: nothing is kept */ } };

  if (store) {
    for (const key of Object.keys(store).filter((each) => each.startsWith(PREFIX))) {
      const kept = read(key);
      const old = !kept || Date.now() - kept.at > DAYS * 86_400_000;
      if (old || (saved && kept.sent)) remove(key);
    }
  }

  if (store && form) {
    const user = document.getElementById("user-tools")?.querySelector("strong")?.textContent ?? "";
    const key = `${PREFIX}${user} ${location.pathname}`;
    const boxes = () => [...form.elements].filter((box) => box.name && !/^(csrfmiddlewaretoken|_(save|continue|addanother|step|check)|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS)$/.test(box.name) && !/^(file|submit|button)$/.test(box.type));
    const valueOf = (box) => {
      if (box.type === "checkbox" || box.type === "radio") return box.checked;
      if (box.tagName === "SELECT") return [...box.selectedOptions].map((option) => [option.value, option.textContent]);
      return box.value;
    };
    const state = () => boxes().filter((box) => !box.name.startsWith("_take_")).map((box) => [box.name, valueOf(box)]);
    const first = JSON.stringify(state());

    const put = (box, value) => {
      if (typeof value === "boolean") box.checked = value;
      else if (Array.isArray(value)) {
        for (const [id, label] of value) if (![...box.options].some((option) => option.value === id)) box.add(new Option(label, id));
        for (const option of box.options) option.selected = value.some(([id]) => id === option.value);
      } else box.value = value;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      if (box.tagName === "SELECT") window.django?.jQuery?.(box).trigger("change");
    };

    const offer = (kept) => {
      const note = document.createElement("section");
      note.className = "note kept";
      note.setAttribute("aria-label", "Unsaved words");
      const when = new Date(kept.at).toLocaleString();
      const said = document.createElement("p");
      said.textContent = `What you typed here on ${when} was not saved. This browser kept it.`;
      const button = (label, act) => {
        const made = document.createElement("button");
        made.type = "button";
        made.className = "button";
        made.textContent = label;
        made.addEventListener("click", () => { act(); note.remove(); });
        return made;
      };
      const ways = document.createElement("p");
      ways.append(
        button("Put it back", () => { for (const [name, value] of kept.state) { const box = boxes().find((each) => each.name === name); if (box) put(box, value); } }),
        " ",
        button("Forget it", () => remove(key)),
      );
      note.append(said, ways);
      form.before(note);
    };

    const kept = read(key);
    if (kept && JSON.stringify(kept.state) !== first && !document.querySelector(".errornote, .conflict")) offer(kept);

    let waiting;
    const keep = (sent) => {
      const now = state();
      if (JSON.stringify(now) !== first || sent) write(key, { at: Date.now(), sent, state: now });
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => keep(false), 300); });
    window.django?.jQuery?.(form).on("change", "select", () => keep(false));
    window.addEventListener("pagehide", () => { if (waiting && JSON.stringify(state()) !== first && !form.dataset.sent) keep(false); });
    form.addEventListener("submit", () => { clearTimeout(waiting); form.dataset.sent = "1"; keep(true); });
  }
}
