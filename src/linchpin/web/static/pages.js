// Keys and small helps of the pages. Everything here can be done without it by mouse or Tab.
(() => {
  "use strict";
  const typing = (at) => at.isContentEditable || /^(TEXTAREA|SELECT)$/.test(at.tagName) ||
    (at.tagName === "INPUT" && !/^(radio|checkbox|button|submit|range)$/.test(at.type));
  const shown = (one) => one.hidden ? true : one.getClientRects().length > 0;
  const keyed = (key) => [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(shown);
  const help = () => document.getElementById("keys");
  let going = false;

  function chooseVerdict(radio) {
    const form = radio.form;
    form.querySelectorAll("input[name=template]:checked").forEach((one) => { one.checked = false; });
    const wanted = [...form.querySelectorAll("input[data-suggested]")]
      .find((one) => one.dataset.for === radio.value);
    if (wanted) wanted.checked = true;
    return Boolean(wanted);
  }

  document.addEventListener("change", (event) => {
    const at = event.target;
    if (at.matches("input[data-verdict]")) chooseVerdict(at);
    if (at.matches("[data-submit]")) at.form.requestSubmit();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href="#keys"]');
    if (link) { event.preventDefault(); help().showModal(); return; }
    const box = event.target.closest('a[href^="#e-"]');
    if (box) showEvidence(box.getAttribute("href").slice(1));
  });

  function showEvidence(id) {
    document.querySelectorAll(".evidence .chosen").forEach((one) => one.classList.remove("chosen"));
    const found = document.getElementById(id);
    if (!found) return;
    found.classList.add("chosen");
    if (found.tagName === "DETAILS") found.open = true;
  }

  function rows(step) {
    const all = [...document.querySelectorAll("[data-row]")];
    if (!all.length) return false;
    const now = all.findIndex((one) => one.classList.contains("now"));
    const next = all[Math.max(0, Math.min(all.length - 1, now + step))];
    all.forEach((one) => one.classList.toggle("now", one === next));
    (next.querySelector("[data-open]") || next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  function suggestions(event) {
    const box = event.target.closest("[data-suggest]");
    if (!box) return false;
    const list = document.getElementById(box.dataset.suggest);
    const all = list ? [...list.querySelectorAll("a[role=option]")] : [];
    if (!all.length || !["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) return false;
    let at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") { list.replaceChildren(); box.setAttribute("aria-expanded", "false"); return true; }
    if (event.key === "Enter") {
      if (at < 0) return false;
      event.preventDefault(); all[at].click(); return true;
    }
    event.preventDefault();
    at = (at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length;
    all.forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
    box.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (suggestions(event)) return;
    const at = event.target;
    if (help() && help().open) return;
    if (event.key === "Escape" && typing(at)) { at.blur(); return; }
    if (typing(at)) return;
    if (event.key === "?") { event.preventDefault(); help().showModal(); return; }
    if (going) {
      going = false;
      const target = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (target) { event.preventDefault(); target.click(); }
      return;
    }
    if (event.key === "g" && !keyed("g")) { going = true; setTimeout(() => { going = false; }, 1200); return; }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "Enter" && /^(A|BUTTON|SUMMARY)$/.test(at.tagName) && !at.matches("[data-row] *")) return;
    const decision = document.getElementById("decision");
    if (decision && /^[1-9]$/.test(event.key)) {
      const chosen = decision.querySelector("input[data-verdict]:checked");
      const found = chosen && [...decision.querySelectorAll("input[name=template]")]
        .find((one) => one.dataset.for === chosen.value && one.dataset.key === event.key);
      if (found) { event.preventDefault(); found.checked = true; found.focus(); }
      return;
    }
    if (document.querySelector("[data-row]")) {
      if (key === "j" || event.key === "ArrowDown") { event.preventDefault(); if (rows(1)) return; }
      if (key === "k" || event.key === "ArrowUp") { event.preventDefault(); if (rows(-1)) return; }
      const now = document.querySelector("[data-row].now");
      if (now && key === "x") {
        const mark = now.querySelector("input[type=checkbox]");
        if (mark) { mark.checked = !mark.checked; event.preventDefault(); return; }
      }
      if (now && event.key === "Enter") {
        const open = now.querySelector("[data-open]");
        if (open) { event.preventDefault(); open.click(); return; }
      }
    }
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const step = keyed(event.key);
      if (step && at.type !== "range" && at.type !== "radio") { event.preventDefault(); step.click(); }
      return;
    }
    const found = keyed(key);
    if (!found) {
      if (key === "s") document.querySelectorAll("details.steps").forEach((one) => { one.open = !one.open; });
      return;
    }
    event.preventDefault();
    if (found.matches("input[data-verdict]")) {
      found.checked = true; found.focus({ preventScroll: true });
      const suggested = chooseVerdict(found);
      if (event.shiftKey && suggested) found.form.requestSubmit();
    } else if (found.matches("textarea, input[type=text], input[type=search]")) {
      found.focus();
    } else {
      found.click();
    }
  });

  function chosenFromAddress() {
    if (location.hash.startsWith("#e-")) showEvidence(location.hash.slice(1));
    document.querySelectorAll("[data-scroll-to]").forEach((one) => {
      const target = document.getElementById(one.dataset.scrollTo);
      if (target) target.scrollIntoView({ block: "center" });
    });
  }
  document.addEventListener("DOMContentLoaded", chosenFromAddress);
  document.addEventListener("htmx:afterSettle", chosenFromAddress);
})();
