"""Laws: whatever the nodes, a record is checked or refused; what was right of it stays right."""

from hypothesis import example, given
from hypothesis import strategies as st

from timeline.canonical.record import CITATION, CLAIMS, REASONS, content_hash, fields_by_name
from timeline.kinds import BY_TYPE, KINDS
from timeline.loader.checking.record import check_record, nodes_of, references
from timeline.models.vocabularies import LINKS
from timeline.readers import Node, RawRecord

NAMES = sorted(
    {name for kind in KINDS for name in fields_by_name("event", kind)}
    | {field.name for register in BY_TYPE.values() for field in register.fields}
    | {field.name for field in CITATION}
    | {"cite", "for", "text", "language", "expected", "actual", *CLAIMS, *REASONS, *LINKS}
)
KEYS = ("usa", "kor", "f-35a", "x", "article")
TEXTS = st.one_of(
    st.sampled_from(
        [*KINDS, *KEYS, "2022-07", "by 2030", "3 days after y", "unknown", "20", "~3.9e12 KRW",
         "KOR", "A", "occurred", "", "troops.usa", "when", "links.part-of", "https://a.org/b",
         "Asia/Seoul", "ko", "37.5", "[a..b]", "state", "missile", "\N{NO-BREAK SPACE}"]
    ),
    st.sampled_from(NAMES),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)  # fmt: skip
PLACES = {"line": st.integers(1, 99), "key_line": st.integers(1, 99)}
STYLES = st.sampled_from(["plain", "quoted", "block", "flow"])


def nodes_with(values: st.SearchStrategy[object]) -> st.SearchStrategy[Node]:
    return st.builds(Node, value=values, style=STYLES, **PLACES)


NODES = st.recursive(
    nodes_with(TEXTS),
    lambda inner: nodes_with(
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*NAMES, *KEYS]) | TEXTS, inner, max_size=4)
    ),
    max_leaves=12,
)
BODIES = st.dictionaries(st.sampled_from(NAMES), NODES, max_size=8)
KINDED = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.fixed_dictionaries(
        {"kind": st.just(Node(kind, 1, 1, "plain"))},
        optional={
            name: NODES for name in [*fields_by_name("event", kind), "cite", *REASONS]
            if name != "kind"
        },
    )
)  # fmt: skip
RECORDS = st.builds(
    RawRecord,
    type=st.sampled_from(["event", "event", *BY_TYPE]),
    key=st.just("x"),
    body=BODIES | KINDED,
    path=st.just("a.yaml"),
    file=st.just("a.yaml"),
    line=st.just(1),
)


@given(RECORDS)
@example(RawRecord("event", "x", {}, "a.yaml", "a.yaml", 1))
def test_a_record_is_checked_or_refused_and_never_crashes(record: RawRecord) -> None:
    checked, problems = check_record(record)
    assert checked.sound == (not problems)
    assert len(content_hash(checked.canonical)) == 64
    assert all(problem.line and problem.field and problem.message for problem in problems)
    assert all(checked.line_of(reference.path) for reference in references(checked))


@given(RECORDS)
def test_the_canonical_form_of_what_was_right_checks_to_itself(record: RawRecord) -> None:
    canonical = check_record(record)[0].canonical
    again = RawRecord(record.type, record.key, nodes_of(canonical), "a.yaml", "a.yaml", 1)
    assert check_record(again)[0].canonical == canonical
