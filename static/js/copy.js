// Words copied with their citation. Without this script the two are there to be selected.
"use strict";
(() => {
  const OMITTED = "[…]";
  const byId = (id) => document.getElementById(id);

  // Straight double marks as the curved ones that their places make them.
  const curly = (text) => text.replace(/"/g, (_, place) => {
    const opens = /^$|^[\s([—–-]$/.test(text.slice(Math.max(0, place - 1), place));
    return opens && /^\S/.test(text.slice(place + 1)) ? "“" : "”";
  });

  // Double marks become single ones and single ones double, as citations/runs.py turns them.
  const inner = (words) => {
    const text = curly(words);
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

  // Where a selection has one mark of a pair alone, its fellow is added if it stands outside; one that
  // stands nowhere is a slip of the quoting work, and goes if the page knows of slips.
  const unpaired = (text) => {
    const opened = [];
    const closed = [];
    [...curly(text)].forEach((sign, place) => {
      if (sign === "“") opened.push(place);
      if (sign === "”" && opened.pop() === undefined) closed.push(place);
    });
    return { opened, closed };
  };
  const paired = (before, words, after, slips) => {
    const { opened, closed } = unpaired(words);
    const outside = unpaired(before).opened.length;
    const signs = [...words];
    if (slips) for (const place of closed.slice(outside)) signs[place] = "";
    const first = "“".repeat(Math.min(outside, closed.length));
    const last = "”".repeat(Math.min(opened.length, unpaired(after).closed.length));
    return first + signs.join("") + last;
  };

  const says = (text) => /[\p{L}\p{N}]/u.test(text);
  const joins = (words, place) => /^[\p{L}\p{N}’'-]{2}$/u.test(words.slice(place - 1, place + 1));
  const marked = (before, parts, after, slips = false) => {
    const first = says(before) ? `${OMITTED} ` : "";
    const last = says(after) ? ` ${OMITTED}` : "";
    const words = paired(before, parts.join(` ${OMITTED} `), after, slips);
    return `“${inner(first + words + last)}”`;
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
      while (start > 0 && joins(words, start)) start -= 1;
      while (end < words.length && joins(words, end)) end += 1;
      if (words.slice(start, end).trim()) found.push([start, end]);
    }
    return found;
  };

  const quoted = (box) => {
    const words = box.textContent;
    const chosen = chosenIn(box);
    const { mended } = box.dataset; // without a slip of the quoting work, where there is one
    if (!chosen.length) return `“${inner((mended || words).trim())}”`;
    const parts = chosen.map(([start, end]) => words.slice(start, end).trim());
    const [before, after] = [words.slice(0, chosen[0][0]), words.slice(chosen.at(-1)[1])];
    return marked(before, parts, after, Boolean(mended));
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

  // A full stop stands after what is in brackets, not before it.
  const withInText = (words, inText) => `${words.replace(/\.([’”]*)$/, "$1")} ${inText}.`;
  const joined = (words, inText, citation, address, archived, verdict) => [
    inText ? withInText(words, inText) : words,
    "",
    citation,
    `Permanent address: ${address}`,
    ...(archived ? [`Archived copy: ${archived}`] : []),
    verdict,
  ].join("\n");

  const textOf = (button) => {
    const style = styleOf(button);
    const { address, archived, verdict } = byId("cite").dataset;
    const citation = byId(`cite-${style}`)?.textContent ?? document.querySelector("h1").textContent;
    const inText = byId(`in-text-${style}`)?.textContent;
    const words = quoted(byId(button.dataset.quote));
    const missing = [...(byId(`missing-${style}`)?.children ?? [])].map((each) => each.textContent);
    const doubts = missing.length ? `\nMissing or not checked: ${missing.join(" ")}` : "";
    return joined(words, inText, citation.trim(), address, archived, `Verdict: ${verdict}${doubts}`);
  };

  const show = () => {
    const button = document.querySelector("[data-quote]:not([data-style])");
    const hint = document.querySelector("[data-quote-hint]");
    hint.textContent = `${nameOf(styleOf(button))}: all the words, or those you select.`;
    for (const each of [hint, ...document.querySelectorAll("[data-quote]")]) each.hidden = false;
  };

  const write = (text, name) => navigator.clipboard.writeText(text).then(
    () => `Copied with its citation, ${name}.`,
    () => "The browser did not allow copying. Select the words and copy them yourself.",
  );

  // A press takes neither the selection nor the focus away from the words.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-quote], #copy-selected")) event.preventDefault();
  });
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-quote]");
    if (!button) return;
    const said = await write(textOf(button), nameOf(styleOf(button)));
    const place = button.closest(".box")?.querySelector("[role=status]") ?? byId("copied");
    place.textContent = said;
    show();
  });

  // In a held text: the selection within it, grown to whole words, without links and page numbers.
  const text = document.querySelector(".held-text");
  const wholeWords = (selected) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    if (selected.compareBoundaryPoints(Range.START_TO_START, range) > 0) {
      range.setStart(selected.startContainer, selected.startOffset);
    }
    if (selected.compareBoundaryPoints(Range.END_TO_END, range) < 0) {
      range.setEnd(selected.endContainer, selected.endOffset);
    }
    const { startContainer: first, endContainer: last } = range;
    let { startOffset: start, endOffset: end } = range;
    while (first.nodeType === 3 && start > 0 && joins(first.data, start)) start -= 1;
    while (last.nodeType === 3 && end < last.length && joins(last.data, end)) end += 1;
    range.setStart(first, start);
    range.setEnd(last, end);
    return range;
  };
  const bare = (range) => {
    const copy = range.cloneContents();
    for (const each of copy.querySelectorAll(".vh, .pilcrow, .held-link, .where")) each.remove();
    return copy;
  };
  const passageAt = (node) => (node.nodeType === 1 ? node : node.parentElement).closest("[id^='p-']");

  // Its paragraphs, one that goes on from page to page being one; and the passages it reaches.
  const selectedText = () => {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    if (!selection.getRangeAt(0).intersectsNode(text)) return null;
    const range = wholeWords(selection.getRangeAt(0));
    const copy = bare(range);
    const blocks = [...copy.querySelectorAll("[id^='p-']")];
    let words = "";
    for (const each of blocks.length ? blocks : [copy]) {
      const said = each.textContent.trim();
      const goesOn = words && each.classList?.contains("on");
      if (said) words += (words ? (goesOn ? " " : "\n\n") : "") + said;
    }
    const all = [...text.querySelectorAll("[id^='p-']")];
    const passages = all.filter((each) => range.intersectsNode(each));
    if (!words || !passages.length) return null;
    const [first, last] = [passages[0], passages.at(-1)];
    const [before, after] = [range.cloneRange(), range.cloneRange()];
    before.collapse(true);
    after.collapse(false);
    if (first === passageAt(range.startContainer)) before.setStart(first, 0);
    if (last === passageAt(range.endContainer)) after.setEnd(last, last.childNodes.length);
    const [left, right] = [before, after].map((rest) => bare(rest).textContent);
    return { words: marked(left, [words], right), passages };
  };
  const pagesOf = (passages) => {
    const ids = passages.map((each) => each.closest(".sheet").id);
    const printed = (id) => (id.startsWith("page-") ? id.slice(5) : "");
    const [first, last] = [printed(ids[0]), printed(ids.at(-1))];
    return first && last && first !== last ? `${first}–${last}` : first;
  };

  const copying = byId("copying");
  const choice = byId("copying-style");
  const copySelected = async () => {
    const selected = selectedText();
    if (!selected) return;
    const { address, archived, held } = copying.dataset;
    const option = choice.selectedOptions[0].dataset;
    const pages = pagesOf(selected.passages);
    const filled = (paged, plain) => {
      if (!pages) return plain;
      const several = pages.includes("–") ? paged.replace("p.\u00a0\ue000", "pp.\u00a0\ue000") : paged;
      return several.replace("\ue000", pages);
    };
    const citation = filled(option.paged, option.plain);
    const inText = filled(option.pagedInText, option.plainInText);
    const place = address + selected.passages[0].id.slice(2);
    const whole = joined(selected.words, inText, citation, place, archived, held);
    const said = await write(whole, choice.selectedOptions[0].textContent);
    copying.querySelector("[role=status]").textContent = said;
  };

  if (navigator.clipboard && document.querySelector("[data-quote]")) show();
  if (navigator.clipboard && text && copying) {
    choice.value = [...choice.options].some((each) => each.value === kept()) ? kept() : "bluebook";
    choice.addEventListener("change", () => kept(choice.value));
    byId("copy-selected").addEventListener("click", copySelected);
    document.addEventListener("selectionchange", () => {
      if (copying.contains(document.activeElement)) return;
      copying.hidden = !selectedText();
      copying.querySelector("[role=status]").textContent = "";
    });
  }
})();
