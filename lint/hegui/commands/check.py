"""What ``hegui check`` does; its options stand in ``hegui.commands.check_command``."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from hegui import __version__, snapshot
from hegui.api import Reporter
from hegui.api.registry import Declarations
from hegui.checking import timings
from hegui.checking.model import Sidecar
from hegui.checking.results import FileResult
from hegui.checking.suppressions import SIDECAR
from hegui.checking.timings import timed
from hegui.commands.saying import say
from hegui.commands.shared import (
    configured,
    declared,
    for_programs,
    processors,
    report_option,
    use_color,
    write_atomically,
)
from hegui.commands.streaming import can_stream, stream
from hegui.errors import UsageError, reason, suggestion
from hegui.places import leads_out
from hegui.reporting.visible import visible
from hegui.reporting.wording import SEVERITIES
from hegui.running import baseline as known_findings
from hegui.running.engine import Engine, engine
from hegui.running.files import Job, check_bytes, check_files
from hegui.running.inputs import Inputs, discover, slashed
from hegui.running.results import Run
from hegui.running.selection import Choice
from hegui.running.settings import Override, Settings

if TYPE_CHECKING:
    from hegui.commands.correcting import Corrections
    from hegui.running.cache import Cache

_MANY = 8
"""From more files than this on, several processes and a progress bar are worth their start."""


class _Plan(NamedTuple):
    """What a run does, before anything is read.

    Attributes:
        main, reports: what is printed, and what is written into files.
        before: what the baseline knows.
        keep: a report needs the documents.
    """

    built: Engine
    settings: Settings
    main: Reporter
    reports: list[tuple[Reporter, str]]
    before: known_findings.Baseline
    jobs: list[Job]
    keep: bool
    cache: Cache | None

    def checked(self, processes: int, advance: Callable[[int], object]) -> Iterator[FileResult]:
        """The results of ``jobs``, in their order."""
        common = processes, self.keep, advance
        if self.cache is None:
            return check_files(self.jobs, self.built, self.settings, *common)
        from hegui.running.remembered import remembered_files

        return remembered_files(self.jobs, self.built, self.settings, self.cache, *common)


def check(options: Mapping[str, Any]) -> int:
    """Run the command and return its exit code."""
    _refuse_contradictions(options)
    clock = timings.begin() if options["timings"] else None
    plan = _plan(options)
    # What other processes spend is not measured.
    processes = 1 if clock else options["jobs"] or (processors() if len(plan.jobs) > _MANY else 1)
    correcting = options["fix"] or options["diff"]
    together = clock or correcting or options["write_baseline"] or "-" in options["paths"]
    if not together and can_stream([plan.main, *(r for r, _ in plan.reports)]):
        return _streamed(plan, processes)
    results = _results(plan, processes, options)
    corrections = None
    if correcting:
        from hegui.commands.correcting import Corrections  # few runs need it

        corrections = Corrections(options["fix"], not options["no_backup"])
        results = corrections.made(results, plan.jobs, plan.built, plan.settings, plan.keep)
    if options["write_baseline"]:
        results = _written(results, plan.settings.baseline, plan.before)
    run = _run(results, plan.built, plan.settings, options)
    if corrections and options["fix"]:
        run = replace(run, fixed=corrections.count)
    _put_out(run, plan, corrections, options)
    if clock:
        say(clock.table().removesuffix("\n"))
    return _code(run, corrections, options)


def _put_out(run: Run, plan: _Plan, corrections: Corrections | None, options: Mapping[str, Any]) -> None:
    """Write the reports that were asked for, and what was corrected."""
    for reporter, path in plan.reports:
        _save(reporter, path, replace(run, color=False, width=100))
    if corrections:
        _show(corrections, run, options)
    if not options["diff"]:
        _print(timed("输出", lambda: plan.main(run)))
    for problem in corrections.problems if corrections else ():
        say(f"hegui：{visible(str(problem))}")


def _refuse_contradictions(options: Mapping[str, Any]) -> None:
    if options["stdin_filename"] and "-" not in options["paths"]:
        raise UsageError(
            "--stdin-filename 只能与路径 - 一起使用", "例如 hegui check - --stdin-filename 年报.md"
        )
    if options["fix"] and options["diff"]:
        raise UsageError("--fix 与 --diff 不能同时使用", "先用 --diff 看怎样改，再用 --fix 改正")
    if (options["fix"] or options["diff"]) and "-" in options["paths"]:
        raise UsageError("标准输入不能自动改正", "请给出文件")


def _plan(options: Mapping[str, Any]) -> _Plan:
    everything = timed("插件和规则的声明", declared)
    main = _reporter(everything, options["format_"], "--format")
    for_programs(main.name)
    reports = [_report(everything, word) for word in options["reports"]]
    settings = overlaid(configured(options["config_file"], options["isolated"]), options)
    built = timed("清单和设置", lambda: engine(settings, everything))
    _warn_about_previews(built, settings)
    if options["write_baseline"] and not settings.baseline:
        if leads_out(known_findings.DEFAULT, os.curdir):
            raise UsageError(
                f"{known_findings.DEFAULT} 是指向文件夹之外的链接，没有写入",
                "请删去它，或用 --baseline 指明文件",
            )
        settings = replace(settings, baseline=known_findings.DEFAULT)
    before = known_findings.load(settings.baseline) if os.path.exists(settings.baseline or "") else {}
    inputs = discover(
        (p for p in options["paths"] if p != "-"),
        everything.readers,
        settings.exclude,
        settings.root,
        (settings.config, settings.baseline, *(path for _, path in reports)),
    )
    _spare_inputs([path for _, path in reports], inputs)
    jobs = [
        Job(found, before.get(known_findings.key(found.path, settings.baseline), ()) if before else ())
        for found in inputs.files
    ]
    keep = any(r.needs_document for r in (main, *(r for r, _ in reports)))
    return _Plan(built, settings, main, reports, before, jobs, keep, _cache(settings, options))


def _cache(settings: Settings, options: Mapping[str, Any]) -> Cache | None:
    """Where results are kept. What takes how long is measured without it; programs that import hegui have none."""
    if not settings.cache or options["timings"] or snapshot.current() is None:
        return None
    from hegui.running.cache import Cache

    return Cache(settings)


def _streamed(plan: _Plan, processes: int) -> int:
    """Print each file as it is checked; the exit code."""
    with _progress(len(plan.jobs)) as advance:
        run = stream(
            plan.checked(processes, advance), plan.main, plan.reports, __version__, plan.built.infos()
        )
        return run.exit_code(plan.settings.fail_on)


def _results(plan: _Plan, processes: int, options: Mapping[str, Any]) -> list[FileResult]:
    """All files checked, standard input among them, sorted by path."""
    with _progress(len(plan.jobs)) as advance:
        results = timed(
            "定位和汇总",
            lambda: list(plan.checked(processes, advance)),
        )
    if "-" in options["paths"]:
        name = options["stdin_filename"] or "stdin.txt"
        results.append(_stdin(name, plan))
    return sorted(results, key=lambda result: result.path)


def _code(run: Run, corrections: Corrections | None, options: Mapping[str, Any]) -> int:
    code = max(run.exit_code, 2 * (corrections is not None and corrections.failed))
    if corrections and options["diff"] and code < 2:
        # The question was what would change, not what is at fault.
        return int(corrections.count > 0 and run.fail_on != "never")
    return code


def overlaid(settings: Settings, options: Mapping[str, Any]) -> Settings:
    """``settings`` with what the command line says on top."""
    changes = {
        name: options[name]
        for name in ("profile", "kind", "level", "year", "published")
        if options[name] is not None
    }
    if options["preview"]:
        changes["preview"] = True
    forced = Override(
        changes=changes,
        choices=(
            *_choices(options["select"], True),
            *_choices(options["extend_select"], True),
            *_choices(options["ignore"], False),
        ),
        only=bool(options["select"]),
    )
    return replace(
        settings,
        forced=forced,
        fail_on=options["fail_on"] or settings.fail_on,
        exclude=(*settings.exclude, *options["exclude"]),
        skip_unsupported=settings.skip_unsupported or options["skip_unsupported"],
        checklists=(*settings.checklists, *options["checklists"]),
        baseline=options["baseline"] or settings.baseline,
        today=datetime.date.today(),
        cache=settings.cache and not options["no_cache"],
    )


def _choices(values: Sequence[str], wanted: bool) -> list[Choice]:
    words = (word.strip() for value in values for word in value.replace("，", ",").split(","))
    return [Choice(word, wanted) for word in words if word]


def _reporter(everything: Declarations, name: str, option: str) -> Reporter:
    found = everything.reporters.get(name)
    if found is None:
        names = everything.reporters
        raise UsageError(
            f"{option} 没有名为“{name}”的格式", suggestion(name, names) or f"可用 {'、'.join(names)}"
        )
    return found


def _report(everything: Declarations, word: str) -> tuple[Reporter, str]:
    name, path = report_option(word, folder=True)
    reporter = _reporter(everything, name, "--report")
    if path.endswith(os.sep) and reporter.folder is None:
        raise UsageError(f"--report {name} 只能写成一个文件，{path} 是文件夹", "请写明文件名")
    return reporter, path


def _save(reporter: Reporter, path: str, run: Run) -> None:
    """A report in its file, or its pages in their folder."""
    if not path.endswith(os.sep):
        write_atomically(path, reporter(run))
        return
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise UsageError(f"无法建立文件夹 {path}（{reason(error)}）", "请换一个位置") from error
    for name, text in reporter.into_folder(run).items():
        write_atomically(os.path.join(path, name), text)


def _spare_inputs(reports: Sequence[str], inputs: Inputs) -> None:
    """A report must never be written over a document, nor over another report."""
    taken = {os.path.realpath(found.on_disk): "被检查的文件" for found in inputs.files}
    for path in reports:
        real = os.path.realpath(path)
        if real in taken and (not os.path.exists(real) or os.path.isfile(real)):
            raise UsageError(f"--report 不能写入 {path}，它是{taken[real]}", "请另起一个文件名")
        taken[real] = "另一份 --report 的文件"


def _warn_about_previews(built: Engine, settings: Settings) -> None:
    """A rule named in full that stays silent for want of ``--preview`` would look like success."""
    own = settings.overridden()
    if own.preview:
        return
    for pattern, wanted in own.choices:
        rule = built.find(pattern)
        if wanted and rule is not None and rule.status == "preview":
            say(f"hegui：{rule.code} {rule.name} 还在试用，加上 --preview 才会运行")


def _stdin(name: str, plan: _Plan) -> FileResult:
    data = sys.stdin.buffer.read()
    beside = name + SIDECAR
    sidecar = None
    if os.path.isfile(beside):
        with open(beside, "rb") as file:
            sidecar = Sidecar(slashed(beside), file.read())
    known = plan.before.get(known_findings.key(name, plan.settings.baseline), ()) if plan.before else ()
    common = slashed(name), data, plan.built, plan.settings
    if plan.cache is None:
        return check_bytes(*common, sidecar, known, plan.keep)
    from hegui.running.remembered import remembered_bytes

    return remembered_bytes(*common, plan.cache, sidecar, known, plan.keep)


def _written(results: list[FileResult], path: str, before: known_findings.Baseline) -> list[FileResult]:
    """Write the baseline, and give the results as they are with it."""
    text = known_findings.render(results, path, before)
    write_atomically(path, text)
    number = text.count('"fingerprint"')
    say(
        f"hegui：已把 {number} 个问题登记到基线 {visible(path)}；"
        f"以后加 --baseline {visible(path)}（配置里写明的不用加），只报新增问题"
    )
    return [known_findings.settled(result) for result in results]


def _run(results: list[FileResult], built: Engine, settings: Settings, options: Mapping[str, Any]) -> Run:
    from shutil import get_terminal_size

    codes = sorted({d.code for result in results for d in result.diagnostics})
    return Run(
        version=__version__,
        plugins=built.declared.plugins,
        files=tuple(results),
        rules={code: built.info(code) for code in codes},
        kinds={kind.name: kind.title for kind in built.kinds},
        fail_on=settings.fail_on,
        internal_error="E901" in codes,
        by_position=options["sort"] == "position",
        show_info=options["show_info"],
        color=use_color(options["color"]),
        width=get_terminal_size((100, 24)).columns,
    )


@contextmanager
def _progress(files: int) -> Iterator[Callable[[int], object]]:
    if files <= _MANY or not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("检查中"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=files)
        yield lambda count: progress.advance(task, count)


def _show(corrections: Corrections, run: Run, options: Mapping[str, Any]) -> None:
    """What is or would be corrected. The formats for programs stay what programs expect: words go beside them."""
    patch = options["diff"] == "patch"
    beside = patch or (options["fix"] and options["format_"] != "terminal")
    if patch and corrections.count:
        _print(corrections.patch())
    else:
        words = corrections.listed(run.width, run.color and not beside) or _nothing(run)
        _print(words, sys.stderr if beside else sys.stdout)


def _nothing(run: Run) -> str:
    counts = "，".join(f"{s.title} {run.counts[s]} 处" for s in SEVERITIES if run.counts[s])
    rest = f"；须人工核对修改的有{counts}" if counts else ""
    return f"没有可以自动改正的地方，文件没有改动{rest}\n"


def _print(text: str, stream: TextIO | None = None) -> None:
    stream = stream or sys.stdout
    stream.write(text)
    stream.flush()
