"use strict";
// The page is whole without this: it adds keys, the filter by family, and one report at a time.
(() => {
  const reports = [...document.querySelectorAll(".report")];
  const several = reports.length > 1;
  const home = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return target && target.closest(".report");
  };
  let current = null;
  const light = (element) => {
    document.querySelectorAll(".on:not(.report)").forEach((e) => e.classList.remove("on"));
    if (!element) return;
    const report = element.closest(".report");
    const number = element.dataset.f || element.id.replace(/^.*-f/, "");
    const finding = document.getElementById(`${report.id}-f${number}`);
    const mark = document.getElementById(`${report.id}-m${number}`);
    for (const e of [finding, mark]) {
      if (!e) continue;
      e.classList.add("on");
      e.scrollIntoView({ block: "nearest" });
    }
    current = finding;
  };
  const arrive = () => {
    const report = home();
    if (several) {
      document.body.classList.toggle("chosen", !!report);
      reports.forEach((r) => r.classList.toggle("on", r === report));
    }
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const group = target.closest(".group");
    if (group && !group.offsetParent) {
      // What a link leads to must be seen, whatever the filter says.
      for (const severity of ["error", "warning", "info"])
        if (group.classList.contains(severity)) report.querySelector(`.pick-${severity}`).checked = true;
      group.hidden = false;
    }
    if (/-[fm]\d+$/.test(target.id)) light(target);
    target.scrollIntoView({ block: target === report ? "start" : "center" });
  };
  document.querySelectorAll(".family").forEach((select) =>
    select.addEventListener("change", () =>
      select.closest(".findings").querySelectorAll(".group").forEach((g) => {
        g.hidden = !!select.value && g.dataset.family !== select.value;
      })));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const report = home() || reports[0];
    const shown = [...report.querySelectorAll(".finding")].filter((f) => f.offsetParent);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    history.replaceState(null, "", `#${next.id}`);
    light(next);
    next.focus({ preventScroll: true });
  });
  addEventListener("hashchange", arrive);
  // In a frame without an origin (hegui serve) a link may not lead anywhere, not even within the page.
  if (origin === "null" && location.protocol === "blob:") document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    arrive();
  });
  arrive();
})();
