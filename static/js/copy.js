// Words copied with their citation. Without this script the two are there to be selected.
"use strict";
(() => {
  const OMITTED = "[…]";
  const byId = (id) => document.getElementById(id);

  // Double marks become single ones and single ones double, as citations/runs.py turns them.
  const inner = (words) => {
    const text = words.replace(/"/g, (mark, place) => {
      const opens = /^$|^[\s([—–-]$/.test(words.slice(Math.max(0, place - 1), place));
      return opens && /^\S/.test(words.slice(place + 1)) ? "“" : "”";
    });
    const isWord = (sign) => /^[\p{L}\p{N}_]/u.test(sign);
    let opened = 0;
    return text.replace(/[“”‘’']/g, (mark, place) => {
      const before = [...text.slice(Math.max(0, place - 2), place)].pop() ?? "";
      const after = text.slice(place + 1);
      if (mark === "“") return "‘";
      if (mark === "”") return "’";
      if (mark === "‘" || (mark === "'" && !isWord(before) && before !== "’" && isWord(after))) {
        opened += 1;
        return "“";
      }
      if (!opened || /^[\p{L}\p{N}]/u.test(after)) return mark;
      opened -= 1;
      return "”";
    });
  };

  // Where the selection begins and ends in the words, grown to whole words; empty for none.
  const chosenIn = (box) => {
    const selection = getSelection();
    const words = box.textContent;
    const whole = document.createRange();
    whole.selectNodeContents(box);
    const lengthTo = (node, offset) => {
      const before = whole.cloneRange();
      before.setEnd(node, offset);
      return before.toString().length;
    };
    const found = [];
    for (let each = 0; each < (selection?.rangeCount ?? 0); each += 1) {
      const range = selection.getRangeAt(each);
      if (range.collapsed || !range.intersectsNode(box)) continue;
      const begins = range.compareBoundaryPoints(Range.START_TO_START, whole) > 0;
      const ends = range.compareBoundaryPoints(Range.END_TO_END, whole) < 0;
      let start = begins ? lengthTo(range.startContainer, range.startOffset) : 0;
      let end = ends ? lengthTo(range.endContainer, range.endOffset) : words.length;
      const joins = (place) => /^[\p{L}\p{N}’'-]{2}$/u.test(words.slice(place - 1, place + 1));
      while (start > 0 && joins(start)) start -= 1;
      while (end < words.length && joins(end)) end += 1;
      if (words.slice(start, end).trim()) found.push([start, end]);
    }
    return found;
  };

  const quoted = (box) => {
    const words = box.textContent;
    const chosen = chosenIn(box);
    if (!chosen.length) return `“${inner(words.trim())}”`;
    const says = (text) => /[\p{L}\p{N}]/u.test(text);
    const before = says(words.slice(0, chosen[0][0])) ? `${OMITTED} ` : "";
    const after = says(words.slice(chosen.at(-1)[1])) ? ` ${OMITTED}` : "";
    const parts = chosen.map(([start, end]) => words.slice(start, end).trim());
    return `“${inner(before + parts.join(` ${OMITTED} `) + after)}”`;
  };

  // The style that was last taken; a browser that keeps nothing takes the first.
  const kept = (style) => {
    try {
      if (style) localStorage.setItem("style", style);
      return style ?? localStorage.getItem("style");
    } catch {
      return style;
    }
  };
  const styleOf = (button) => {
    const style = button.dataset.style ? kept(button.dataset.style) ?? button.dataset.style : kept();
    return byId(`cite-${style}`) ? style : "bluebook";
  };

  const nameOf = (style) => byId(`style-${style}`).querySelector("summary").textContent;

  const textOf = (button) => {
    const style = styleOf(button);
    const { address, archived, verdict } = byId("cite").dataset;
    const citation = byId(`cite-${style}`)?.textContent ?? document.querySelector("h1").textContent;
    const inText = byId(`in-text-${style}`)?.textContent;
    return [
      quoted(byId(button.dataset.quote)) + (inText ? ` ${inText}` : ""),
      "",
      citation.trim(),
      `Permanent address: ${address}`,
      ...(archived ? [`Archived copy: ${archived}`] : []),
      `Verdict: ${verdict}`,
    ].join("\n");
  };

  const show = () => {
    const button = document.querySelector("[data-quote]:not([data-style])");
    const hint = document.querySelector("[data-quote-hint]");
    hint.textContent = `${nameOf(styleOf(button))}: all the words, or those you select.`;
    for (const each of [hint, ...document.querySelectorAll("[data-quote]")]) each.hidden = false;
  };

  // A press takes neither the selection nor the focus away from the words.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-quote]")) event.preventDefault();
  });
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-quote]");
    if (!button) return;
    const text = textOf(button);
    const said = await navigator.clipboard.writeText(text).then(
      () => `Copied with its citation, ${nameOf(styleOf(button))}.`,
      () => "The browser did not allow copying. Select the words and copy them yourself.",
    );
    const place = button.closest(".box")?.querySelector("[role=status]") ?? byId("copied");
    place.textContent = said;
    show();
  });

  if (navigator.clipboard) show();
})();
