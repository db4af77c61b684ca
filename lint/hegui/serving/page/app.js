"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const token = new URLSearchParams(location.hash.slice(1)).get("token") || "";
  const looks = { "not-ready": "bad", "not-checked": "bad", revise: "warn", ready: "good" };
  const entries = [];
  let about = { files: 200, file: 64 << 20, upload: 256 << 20, processes: 2, containers: [] };
  let shown = null;

  // Words of documents become text, never markup.
  const make = (tag, words = "", look = "") => {
    const element = document.createElement(tag);
    element.textContent = words;
    if (look) element.className = look;
    return element;
  };
  const button = (words, act, look = "") => {
    const element = make("button", words, look);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  };
  const complain = (words) => {
    $("notice").textContent = words;
    $("notice").hidden = !words;
  };

  const call = async (path, options = {}) => {
    const headers = { "X-Hegui": "1" };
    if (token) headers.Authorization = `Bearer ${token}`;
    let answer;
    try {
      answer = await fetch(path, { ...options, headers });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Error("连不上检查程序，请看它的窗口是否还开着；若文件正被改动，请关闭后重新选择");
    }
    if (!answer.ok) {
      let words = "";
      try { words = (await answer.json()).error; } catch { /* not ours */ }
      throw new Error(words || `没有成功（${answer.status}）`);
    }
    return answer;
  };
  const choices = () => Object.fromEntries(
    ["kind", "level", "profile", "year"].map((id) => [id, $(id).value.trim()]).filter(([, value]) => value));
  const form = (documents) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(choices())) data.append(name, value);
    for (const { file, name, beside } of documents) {
      data.append("file", file, name);
      if (beside) data.append("beside", beside, name);
    }
    return data;
  };
  const post = async (path, documents, signal) => {
    for (let turn = 0; ; turn++) {
      try {
        return await call(path, { method: "POST", body: form(documents), signal });
      } catch (error) {
        if (turn > 20 || !/稍等再试/.test(error.message)) throw error;
        await new Promise((done) => setTimeout(done, 500 + 200 * turn));
      }
    }
  };
  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  const named = (answer, otherwise) => {
    const match = /filename\*=UTF-8''(\S+)/.exec(answer.headers.get("content-disposition") || "");
    return match ? decodeURIComponent(match[1]) : otherwise;
  };
  const during = (element, work) => async () => {
    complain("");
    element.disabled = true;
    const words = element.textContent;
    element.textContent = "正在准备…";
    try { await work(); } catch (error) { complain(error.message); }
    element.textContent = words;
    element.disabled = false;
  };
  const page = (words) => new Blob([words], { type: "text/html;charset=utf-8" });
  const display = (frame, blob) => {
    if (frame.src.startsWith("blob:")) URL.revokeObjectURL(frame.src);
    frame.src = URL.createObjectURL(blob);
    frame.hidden = false;
  };

  // --- tabs -----------------------------------------------------------------------------------------------------------
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const select = (tab) => tabs.forEach((other) => {
    const on = other === tab;
    other.setAttribute("aria-selected", on);
    other.tabIndex = on ? 0 : -1;
    $(other.getAttribute("aria-controls")).hidden = !on;
  });
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => select(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(at + step + tabs.length) % tabs.length];
      select(next);
      next.focus();
    });
  });

  // --- files ----------------------------------------------------------------------------------------------------------
  const SIDECAR = ".hegui.toml";
  const ours = (name) => /^(\.|~\$)/.test(name) || /\.bak$/.test(name)
    || ["thumbs.db", "desktop.ini", "hegui.toml", "hegui-baseline.json", "hegui-survey.duckdb"].includes(name.toLowerCase());
  // A zip or a mail is taken for a folder: what lies in it comes back and is checked file by file.
  const unpacked = async ({ file, name }) => {
    try {
      if (file.size > about.upload) throw new Error(`文件超过 ${about.upload >> 20} MB，请分成几个`);
      const whole = await (await post("/api/unpack", [{ file, name }])).blob();
      const head = new Uint8Array(await whole.slice(0, 1 << 20).arrayBuffer());
      const line = head.indexOf(10);
      let at = line + 1;
      return JSON.parse(new TextDecoder().decode(head.subarray(0, line))).map(([inner, size, trouble]) => {
        const part = { name: inner, file: whole.slice(at, at + size), trouble };
        at += size;
        return part;
      });
    } catch (error) {
      return [{ name, file, trouble: error.message }];
    }
  };
  const holds = (name) => about.containers.some((ending) => name.toLowerCase().endsWith(ending));
  const add = async (given) => {
    complain("");
    const found = [];
    for (const one of given) {
      if (!holds(one.name) || one.name.split("/").some(ours)) { found.push(one); continue; }
      $("work").hidden = false;
      $("progress").textContent = `正在打开 ${one.name}…`;
      found.push(...await unpacked(one));
    }
    progress();
    const beside = new Map(found.filter((f) => f.name.endsWith(SIDECAR)).map((f) => [f.name.slice(0, -SIDECAR.length), f.file]));
    let documents = found.filter((f) => !f.name.endsWith(SIDECAR) && !f.name.split("/").some(ours));
    const known = new Set(entries.map((e) => e.name));
    if (entries.length + documents.filter((f) => !known.has(f.name)).length > about.files) {
      complain(`一次最多 ${about.files} 份，其余的没有加入`);
      documents = documents.slice(0, about.files - entries.length);
    }
    if (!documents.length && !entries.length && found.length) complain("里面没有可以检查的文件");
    const alone = documents.length === 1 && entries.every((e) => e.name === documents[0].name);
    for (const { file, name, trouble } of documents) {
      // A file that comes again has been mended: it takes its own place.
      let entry = entries.find((e) => e.name === name);
      if (!entry) {
        entry = { name, row: $("list").tBodies[0].insertRow(), asked: 0 };
        entries.push(entry);
      }
      Object.assign(entry, { file, trouble, beside: beside.get(name), state: "waiting", answer: null, error: null, asked: entry.asked + 1 });
      fill(entry);
    }
    if (!alone && documents.length) {
      $("one").hidden = true;
      shown = null;
      entries.forEach((e) => e.row.classList.remove("on"));
    }
    run().then(() => { if (alone && entries.length === 1) open(entries[0]); });
  };
  const fill = (entry) => {
    const { row, answer } = entry;
    row.replaceChildren();
    const cell = (words, look = "") => { const td = make("td", words, look); row.append(td); return td; };
    if (!answer) {
      cell({ waiting: "等待", working: "检查中…", failed: "未核对" }[entry.state], entry.state === "failed" ? "bad" : "soft");
      for (let i = 0; i < 4; i++) cell("", "n");
      cell(entry.name).append(...(entry.error ? [document.createElement("br"), make("span", entry.error, "bad")] : []));
      return;
    }
    cell(answer.verdict, looks[answer.grade]);
    for (const severity of ["error", "warning", "info"]) cell(answer.counts[severity] || "", "n");
    cell(answer.elements.filter((e) => e.status === "missing").length || "", "n");
    const last = cell("");
    last.append(button(answer.name, () => open(entry)));
    const words = answer.error || answer.title;
    if (words) last.append(document.createElement("br"), make("span", words, answer.error ? "bad" : "soft"));
  };
  const progress = () => {
    const done = entries.filter((e) => e.answer || e.state === "failed");
    const grades = new Map();
    for (const e of done) { const w = e.answer ? e.answer.verdict : "未核对"; grades.set(w, (grades.get(w) || 0) + 1); }
    const told = [...grades].map(([word, number]) => `${word} ${number} 份`).join("，");
    $("work").hidden = !entries.length;
    $("drop").classList.toggle("small", !!entries.length);
    $("bar").value = entries.length ? done.length / entries.length : 0;
    $("bar").hidden = done.length === entries.length;
    $("progress").textContent = done.length < entries.length
      ? `已检查 ${done.length} 份，共 ${entries.length} 份` : `检查完毕，共 ${entries.length} 份：${told}`;
    $("book").hidden = entries.length < 2 || done.length < entries.length;
  };
  const one = async (entry) => {
    entry.state = "working";
    entry.answer = entry.error = null;
    fill(entry);
    const asked = entry.asked += 1;
    try {
      if (entry.trouble) throw new Error(entry.trouble);
      if (entry.file.size > about.file) throw new Error(`文件超过 ${about.file >> 20} MB；请确认是不是报告，或压缩其中的图片`);
      const answer = await (await post("/api/check", [entry])).json();
      if (entry.asked !== asked) return;
      entry.answer = answer;
    } catch (error) {
      if (entry.asked !== asked) return;
      entry.state = "failed";
      entry.error = error.message;
    }
    fill(entry);
    if (shown === entry) open(entry);
    progress();
  };
  let running = null;
  const run = () => running ||= (async () => {
    progress();
    const next = () => entries.find((e) => e.state === "waiting");
    const lane = async () => { for (let e = next(); e; e = next()) await one(e); };
    await Promise.all(Array.from({ length: about.processes }, lane));
    running = null;
    sort();
    progress();
  })();
  // What needs the reader most stands on top.
  const GRADES = ["not-ready", "not-checked", "revise", "ready"];
  const sort = () => {
    const rank = (e) => (e.answer ? GRADES.indexOf(e.answer.grade) : 1);
    entries.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, "zh"));
    $("list").tBodies[0].append(...entries.map((e) => e.row));
  };
  const open = (entry) => {
    const answer = entry.answer;
    shown = entry;
    entries.forEach((e) => e.row.classList.toggle("on", e === entry));
    $("one").hidden = !answer;
    if (!answer) return;
    $("one-title").textContent = answer.title || answer.name;
    const blob = page(answer.page);
    display($("report"), blob);
    const file = (words, path) => {
      const made = button(words, () => work());
      const work = during(made, async () => {
        const got = await post(path, [entry]);
        save(await got.blob(), named(got, entry.name));
      });
      return made;
    };
    const word = "下载带批注的 Word 文件";
    const what = { docx: word, office: word, pdf: "下载标出问题的 PDF", ofd: "下载标出问题的 OFD" }[answer.annotated];
    $("downloads").replaceChildren(
      ...(what ? [file(what, "/api/annotate")] : []),
      ...(answer.fixable ? [file(`下载自动改正的文件（${answer.fixable} 处）`, "/api/fix")] : []),
      button("保存这份检查报告（网页）", () => save(blob, `${entry.name.split("/").pop()}.检查报告.html`)),
      button("在新窗口打开", () => { const url = URL.createObjectURL(blob); window.open(url); setTimeout(() => URL.revokeObjectURL(url), 60000); }));
    $("rules").replaceChildren(...answer.rules.map((r) => {
      const made = button("", () => explain(r.code));
      made.append(make("b", r.code, r.severity), ` ${r.title}`);
      return made;
    }));
    $("rules-number").textContent = `${answer.rules.length} `;
    $("rules").parentElement.hidden = !answer.rules.length;
    $("one-title").focus({ preventScroll: true });
    $("one").scrollIntoView({ block: "start" });
  };
  $("clear").addEventListener("click", () => {
    for (const e of entries.splice(0)) { e.asked = -1; e.state = "gone"; }
    $("list").tBodies[0].replaceChildren();
    $("one").hidden = true;
    $("report").src = "about:blank";
    shown = null;
    progress();
  });
  $("book").addEventListener("click", () => during($("book"), async () => {
    const read = entries.filter((e) => !e.trouble);
    if (read.reduce((sum, e) => sum + e.file.size, 0) > about.upload) throw new Error(`文件合计超过 ${about.upload >> 20} MB，请分几次`);
    const got = await post("/api/workbook", read);
    save(await got.blob(), named(got, "汇总.xlsx"));
    if (read.length < entries.length) complain(`工作簿里没有打不开的 ${entries.length - read.length} 份`);
  })());
  const pick = (picker) => {
    add([...picker.files].map((file) => ({ file, name: file.webkitRelativePath || file.name })));
    picker.value = "";
  };
  $("choose").addEventListener("click", () => $("picker").click());
  $("choose-folder").addEventListener("click", () => $("folder-picker").click());
  for (const id of ["picker", "folder-picker"]) $(id).addEventListener("change", () => pick($(id)));
  const walk = async (item, path, found) => {
    if (item.isFile) {
      found.push({ file: await new Promise((good, bad) => item.file(good, bad)), name: path + item.name });
      return;
    }
    const reader = item.createReader();
    for (;;) {
      const part = await new Promise((good, bad) => reader.readEntries(good, bad));
      if (!part.length || found.length > about.files) return;
      for (const inner of part) await walk(inner, `${path}${item.name}/`, found);
    }
  };
  addEventListener("dragover", (event) => { event.preventDefault(); $("drop").classList.add("over"); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) $("drop").classList.remove("over"); });
  addEventListener("drop", async (event) => {
    event.preventDefault();
    $("drop").classList.remove("over");
    const items = [...event.dataTransfer.items].map((i) => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(Boolean);
    const files = [...event.dataTransfer.files];
    select($("tab-files"));
    const found = [];
    try {
      if (items.length) for (const item of items) await walk(item, "", found);
      else found.push(...files.map((file) => ({ file, name: file.name })));
    } catch { complain("有文件读不出来，请检查权限"); }
    add(found);
  });

  // --- a text that is being written -----------------------------------------------------------------------------------
  let timer = 0;
  let asking = null;
  const look = async () => {
    if (asking) asking.abort();
    const words = $("draft").value;
    if (!words.trim()) {
      $("draft-verdict").textContent = "写几句就会看到结果。";
      $("findings").replaceChildren();
      $("elements").replaceChildren();
      return;
    }
    const mine = asking = new AbortController();
    try {
      const answer = await (await post("/api/text", [{ file: new Blob([words]), name: "文稿.txt" }], mine.signal)).json();
      // What comes back about words that are no longer there is not shown.
      if (asking !== mine || $("draft").value !== words) return;
      tell(answer);
      complain("");
    } catch (error) {
      if (error.name !== "AbortError" && asking === mine) complain(error.message);
    }
  };
  const tell = (answer) => {
    const verdict = make("b", answer.verdict, `verdict ${looks[answer.grade]}`);
    $("draft-verdict").replaceChildren(verdict, make("span", ` ${answer.reasons}`, "soft"));
    $("findings").replaceChildren(...answer.findings.map((f) => {
      const item = document.createElement("li");
      const head = document.createElement("p");
      head.append(make("b", f.label, f.severity), " ");
      const code = button(f.code, () => explain(f.code), "code");
      code.setAttribute("aria-label", `规则 ${f.code} ${f.title}`);
      head.append(code);
      const words = document.createElement("p");
      words.append(f.span ? button(f.message, () => {
        const area = $("draft");
        area.focus();
        area.setSelectionRange(...f.span);
        // The height of a line times the lines before it, roughly: browsers do not scroll to a selection by themselves.
        area.scrollTop = area.scrollHeight * (f.span[0] / Math.max(1, area.value.length)) - area.clientHeight / 2;
      }, "go") : make("b", f.message));
      item.append(head, words);
      if (f.quote) { const p = make("p", `${f.where} `, "soft"); p.append(make("q", f.quote)); item.append(p); }
      if (f.suggestion) item.append(make("p", `建议：${f.suggestion}`));
      if (f.basis) item.append(make("p", `依据：${f.basis}`, "soft"));
      return item;
    }));
    if (answer.more) $("findings").append(make("li", `另有 ${answer.more} 处没有列出`));
    $("elements").replaceChildren(...answer.elements.filter((e) => e.status === "missing" || e.status === "weak")
      .map((e) => make("li", `${e.word}：${e.title}。${e.reason}`, e.status === "missing" ? "bad" : "warn")));
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(look, 350); };
  $("draft").addEventListener("input", () => { if (asking) asking.abort(); soon(); });

  // --- two years ------------------------------------------------------------------------------------------------------
  $("pair").addEventListener("submit", async (event) => {
    event.preventDefault();
    complain("");
    $("pair-status").textContent = "正在对照…";
    try {
      const documents = ["old", "new"].map((id) => ({ file: $(id).files[0], name: $(id).files[0].name }));
      const answer = await (await post("/api/compare", documents)).json();
      const blob = page(answer.page);
      display($("comparison"), blob);
      $("pair-status").textContent = "对照完毕。";
      $("pair-downloads").replaceChildren(button("保存对照结果（网页）", () => save(blob, "对照.html")));
    } catch (error) {
      $("pair-status").textContent = "";
      complain(error.message);
    }
  });

  // --- rules ----------------------------------------------------------------------------------------------------------
  const explain = async (code) => {
    try {
      const rule = await (await call(`/api/rules/${encodeURIComponent(code)}`)).json();
      $("rule-title").textContent = rule.title;
      // From the rule's own page, not from a document.
      $("rule-text").replaceChildren(...new DOMParser().parseFromString(rule.html, "text/html").body.childNodes);
      $("rule").showModal();
      $("rule").scrollTop = 0;
    } catch (error) { complain(error.message); }
  };
  $("rule-close").addEventListener("click", () => $("rule").close());

  // --- choices --------------------------------------------------------------------------------------------------------
  const again = () => {
    const said = ["kind", "level"].map((id) => $(id)).filter((e) => e.value).map((e) => e.selectedOptions[0].text);
    if ($("year").value) said.push(`${$("year").value}年度`);
    if ($("profile").value !== about.chosen.profile) said.push(`${$("profile").selectedOptions[0].text}范围`);
    $("chosen").textContent = said.join("，") || "自动识别";
    for (const e of entries) { e.state = "waiting"; e.answer = e.error = null; e.asked += 1; fill(e); }
    if (entries.length) run();
    soon();
  };
  for (const id of ["kind", "level", "profile", "year"]) $(id).addEventListener("change", again);

  call("/api/about").then((answer) => answer.json()).then((answer) => {
    about = answer;
    $("version").textContent = answer.version;
    for (const [id, rows] of [["kind", answer.kinds], ["level", answer.levels], ["profile", answer.profiles]]) {
      for (const [value, words] of rows) $(id).append(new Option(words, value));
      $(id).value = answer.chosen[id];
    }
  }).catch((error) => complain(error.message));
})();
