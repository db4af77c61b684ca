"""What the tables of a survey say at a glance: small results for every output format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.api.rule import FAMILIES
from hegui.checking.verdict import GRADES
from hegui.surveying.store import Store

OUTLYING = 3.5
"""Modified z-score (0.6745 · deviation from the median / median absolute deviation) from which a report is an outlier;
Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993."""
MEASURES = {
    "characters": "篇幅（字）",
    "quantities": "数字（处）",
    "copied": "与其他报告相同的比例",
    "errors": "错误（处）",
}


class ElementCount(NamedTuple):
    """How the collection stands with one required element."""

    id: str
    title: str
    met: int
    weak: int
    missing: int
    other: int
    kind: str = ""


class Standing(NamedTuple):
    """One report in the ranking: the worst first."""

    path: str
    title: str
    year: int | None
    missing: int
    weak: int
    errors: int
    warnings: int
    copied: float
    verdict: str


class Finding(NamedTuple):
    """A finding behind the counts of a report."""

    severity: str
    code: str
    message: str
    quote: str
    suggestion: str | None
    section: str
    line: int
    page: int | None
    paragraph: int | None


class Outlier(NamedTuple):
    """A report that differs from the others in one measure."""

    path: str
    measure: str
    value: float
    median: float


class Copy(NamedTuple):
    """A passage that two reports share."""

    path: str
    quote: str
    other_path: str
    other_quote: str
    similarity: float
    letters: int


WORST_FIRST = (
    f"list_position({list(GRADES)}, verdict), missing DESC, weak DESC, errors DESC, warnings DESC, path"
)
"""The order of reports, in SQL: by verdict, then by what there is to mend."""
RANKING = (
    "SELECT path, coalesce(title, ''), year, missing, weak, errors, warnings, copied, verdict FROM documents "
    f"WHERE status = 'checked' ORDER BY {WORST_FIRST}"
)
COPIES = (
    "SELECT path, quote, other_path, other_quote, similarity, letters FROM passages "
    "ORDER BY letters DESC, path, start, other_path, other_start"
)


class Totals(NamedTuple):
    """The collection in numbers."""

    reports: int
    failed: int
    errors: int
    warnings: int
    infos: int
    weak: int
    missing: int
    passages: int


def totals(store: Store) -> Totals:
    """Counts over all reports."""
    row = next(
        store.rows(
            "SELECT count(*), count(*) FILTER (WHERE status = 'failed'), coalesce(sum(errors), 0), "
            "coalesce(sum(warnings), 0), coalesce(sum(infos), 0), coalesce(sum(weak), 0), coalesce(sum(missing), 0) "
            "FROM documents"
        )
    )
    return Totals(*map(int, (*row, store.value("SELECT count(*) FROM passages"))))


def grades(store: Store) -> dict[str, int]:
    """How many documents have which verdict, by its Chinese name, the gravest first; also those not checked."""
    number = dict(
        store.rows("SELECT verdict, count(*) FROM documents WHERE status <> 'skipped' GROUP BY verdict")
    )
    return {title: number[grade] for grade, title in GRADES.items() if grade in number}


def findings(store: Store, paths: Sequence[str], most: int = 20) -> dict[str, list[Finding]]:
    """Errors and warnings of each of these reports, the gravest first, at most ``most`` of each."""
    sql = (
        "SELECT path, severity, code, message, quote, suggestion, section, line, page, paragraph FROM diagnostics "
        "WHERE NOT suppressed AND severity <> 'info' AND path IN (SELECT unnest(?::VARCHAR[])) "
        "QUALIFY row_number() OVER (PARTITION BY path ORDER BY severity = 'warning', start, code) <= ? "
        "ORDER BY path, severity = 'warning', start, code"
    )
    found: dict[str, list[Finding]] = {}
    for path, *row in store.rows(sql, [list(paths), most]):
        found.setdefault(path, []).append(Finding(*row))
    return found


def kinds(store: Store) -> list[str]:
    """The kinds of report in the collection, that of most reports first."""
    sql = "SELECT kind FROM documents WHERE status = 'checked' GROUP BY kind ORDER BY count(*) DESC, kind"
    return [str(kind) for (kind,) in store.rows(sql)]


def elements(store: Store) -> list[ElementCount]:
    """The required elements kind by kind, in the order of each checklist."""
    found = [
        ElementCount(*row)
        for row in store.rows(
            "SELECT id, any_value(c.title), count(*) FILTER (WHERE c.status = 'met'), count(*) FILTER (WHERE c.status = 'weak'), "
            "count(*) FILTER (WHERE c.status = 'missing'), count(*) FILTER (WHERE c.status = 'not-applicable'), d.kind "
            "FROM checklist c JOIN documents d USING (path) GROUP BY d.kind, id ORDER BY min(ordinal), id"
        )
    ]
    order = kinds(store)
    return sorted(found, key=lambda e: order.index(e.kind) if e.kind in order else len(order))


def families(store: Store) -> list[tuple[str, str, int, int, int]]:
    """Letter, title, and errors, warnings and infos of every family that reported something."""
    return [
        (letter, FAMILIES.get(letter, ""), errors, warnings, infos)
        for letter, errors, warnings, infos in store.rows(
            "SELECT family, count(*) FILTER (WHERE severity = 'error'), count(*) FILTER (WHERE severity = 'warning'), "
            "count(*) FILTER (WHERE severity = 'info') FROM diagnostics WHERE NOT suppressed GROUP BY family ORDER BY 1"
        )
    ]


def ranking(store: Store, most: int = 20, kind: str | None = None) -> list[Standing]:
    """The reports with most to mend, of one kind or of all."""
    if kind is None:
        return [Standing(*row) for row in store.rows(f"{RANKING} LIMIT {int(most)}")]
    sql = RANKING.replace("WHERE status", "WHERE kind = ? AND status")
    return [Standing(*row) for row in store.rows(f"{sql} LIMIT {int(most)}", [kind])]


def copies(store: Store, most: int = 20) -> list[Copy]:
    """The longest passages that two reports share."""
    return [Copy(*row) for row in store.rows(f"{COPIES} LIMIT {int(most)}")]


def failures(store: Store) -> list[tuple[str, str]]:
    """Path and message of the reports that could not be checked."""
    return [
        (path, message)
        for path, message in store.rows(
            "SELECT path, coalesce(error_message, '') FROM documents WHERE status = 'failed' ORDER BY path"
        )
    ]


def outliers(store: Store, most: int = 20) -> list[Outlier]:
    """Reports far from the median of the collection, the farthest first."""
    found: list[tuple[float, Outlier]] = []
    for measure in MEASURES:
        found += _outliers(store, measure)
    found.sort(key=lambda row: (-row[0], row[1]))
    return [outlier for _, outlier in found[:most]]


def _outliers(store: Store, measure: str) -> Iterator[tuple[float, Outlier]]:
    sql = (
        f"WITH m AS (SELECT median({measure}) AS mid, mad({measure}) AS mad FROM documents WHERE status = 'checked') "
        f"SELECT path, {measure}, mid, 0.6745 * abs({measure} - mid) / mad AS score FROM documents, m "
        f"WHERE status = 'checked' AND mad > 0 AND 0.6745 * abs({measure} - mid) / mad > {OUTLYING}"
    )
    for path, value, middle, score in store.rows(sql):
        yield float(score), Outlier(path, measure, float(value), float(middle))


def duplicates(store: Store) -> list[list[str]]:
    """Groups of files of the same words, whatever their names and formats."""
    return [
        list(paths)
        for (paths,) in store.rows(
            "SELECT list(path ORDER BY path) AS paths FROM letters JOIN state USING (document) WHERE length(text) > 0 "
            "GROUP BY text HAVING count(*) > 1 ORDER BY paths"
        )
    ]


def unanswered(store: Store, most: int = 200) -> list[tuple[str, str]]:
    """Path and words of shortcomings for which the plan has nothing."""
    return [
        (path, problem)
        for path, problem in store.rows(
            f"SELECT path, problem FROM answers WHERE answer IS NULL ORDER BY path, rowid LIMIT {int(most)}"
        )
    ]
