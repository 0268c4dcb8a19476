"""The fields of registers: in lists of a register, and beyond the references of events."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session

from tests.profiles import one_in
from tests.query.conditions.test_compile_laws import KEYS, OF_TYPE
from tests.query.finding import ALL, keys
from timeline.errors import QueryError, UsageError
from timeline.kinds import REGISTERS, FieldType
from timeline.query.conditions.compile import EVENT, compile_query, read_query
from timeline.query.conditions.fields.declared import FIELDS, OWN
from timeline.query.conditions.fields.entries import ENTRY_FIELDS, OF_LISTS
from timeline.query.conditions.fields.scope import SearchedField
from timeline.query.conditions.listing import list_fields, other_readings, read_list_query
from timeline.query.registers.listing import listed


def entries(session: Session, type_: str, query: str) -> set[str]:
    return {line.key for line in listed(session, type_, query)}


@pytest.mark.parametrize(
    ("type_", "query", "found"),
    [
        ("actor", "kind:former-state,company", {"south-vietnam", "works"}),
        ("actor", "country:USA", {"usa", "works"}),
        ("actor", "country:none kind:unit", {"wing"}),
        ("actor", "part_of:usa", {"usaf", "wing", "works"}),
        ("actor", "part_of:=usa", {"usaf", "works"}),
        ("actor", "part_of:america kind:company", {"works"}),
        ("actor", "alias:rok", {"kor"}),
        ("actor", "alias:none country:KOR", set()),
        ("actor", "name:north", {"prk"}),
        ("actor", "korea", {"kor", "prk"}),
        ("actor", "rok", {"kor"}),
        ("actor", "note:invented", {"none"}),
        ("actor", "key:usa,kor", {"usa", "kor"}),
        ("actor", "valid_from:1948", {"kor", "prk"}),
        ("actor", "surely:valid_from:1948", {"kor"}),
        (
            "actor",
            "valid:1960 kind:former-state,state",
            {"usa", "kor", "prk", "jpn", "south-vietnam"},
        ),
        ("actor", "valid:1980 kind:former-state", set()),
        ("actor", "not:valid:1980", {"south-vietnam"}),
        ("actor", "surely:valid:1960", {"south-vietnam"}),
        ("actor", "surely:valid:..1960", {"south-vietnam", "kor"}),
        ("actor", "not:valid:none", {"south-vietnam", "kor", "prk"}),
        ("system", "class:fighter", {"f-35a", "f-35i"}),
        ("system", "class:none", {"hwasong"}),
        ("system", "not:class:fighter", {"hwasong", "hwasong-12"}),
        ("system", "maker:usa", {"f-35a"}),
        ("system", "maker:=usa", set()),
        ("system", "version_of:f-35a", {"f-35i"}),
        ("system", '"freedom knight"', {"f-35a"}),
        ("programme", "owner:kor", {"axis"}),
        ("place", "latitude:37..38 longitude:-130..-120.5", {"gate"}),
        ("place", "latitude:37.1..", set()),
        ("place", "timezone:Asia/Seoul", {"gate"}),
        ("source", "covers:1995", {"wire"}),
        ("source", "covers:2012", {"wire", "paper"}),
        ("source", "surely:covers:2012", {"paper"}),
        ("source", "surely:covers:2011", {"wire", "paper"}),
        ("source", "surely:covers:2000..", {"paper"}),
        ("source", "covers:none", {"rumour", "uncited"}),
        ("source", "published:2022-06-01", {"wire", "paper"}),
        ("source", "surely:published:2022", {"wire"}),
        ("source", "published:none", {"rumour"}),
        ("source", "reliability:F", {"rumour", "uncited"}),
        ("source", "language:ko", {"wire"}),
        ("source", "language:ko-kr,en", {"wire", "rumour"}),
        ("source", "url:wire.example", {"wire"}),
        ("source", "publisher:yonhap derived_from:none", {"wire"}),
        ("source", "file:none", {"paper", "rumour"}),
        ("source", "file:uncited.txt", {"uncited"}),
        # with clauses on events, those that occur in these
        ("actor", "event.kind:launch", {"prk"}),
        ("actor", "kind:state date:2017", {"usa", "kor"}),
        ("actor", "@shots", {"prk"}),
        ("system", "kind:launch", {"hwasong", "hwasong-12"}),
        ("system", "kind:launch class:irbm", {"hwasong-12"}),
        ("system", "class:fighter kind:launch", set()),
        ("place", "event.country:KOR", {"korea", "osan", "gate"}),
        ("actor", "system.class:irbm", {"prk"}),
    ],
)
def test_what_a_list_finds(chronicle: Session, type_: str, query: str, found: set[str]) -> None:
    assert entries(chronicle, type_, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("system.class:irbm", {"shot"}),
        ("system.class:fighter", {"order"}),
        ("system.maker:prk", {"shot"}),  # the maker of the family, whose part is launched
        ("system.class:none", ALL - {"shot", "order"}),
        ("not:system.class:none", {"shot", "order"}),
        ("actor.kind:unit", {"answer"}),
        ("observer.kind:organisation", {"answer"}),  # the unit is a part of one
        ("host.country:JPN", {"talks"}),
        ("buyer.alias:rok", {"order"}),
        ("actor.valid:1940", {"answer", "order", "season", "talks", "vow"}),
        ("surely:buyer.valid:..1950", {"order"}),
        ("programme.owner:kor", {"order"}),
        ("place.timezone:Asia/Seoul", {"answer"}),
        ("place.country:KOR", {"answer"}),
        ("source.publisher:yonhap", {"shot", "season", "decade", "vow"}),
        ("source.covers:2020", {"shot", "order"}),
        ("claimant.kind:state", {"shot"}),
        ("system.maker:usa date:2017", {"order"}),
    ],
)
def test_what_a_field_beyond_a_reference_finds(
    chronicle: Session, query: str, found: set[str]
) -> None:
    assert keys(chronicle, query) == found
    if " " not in query and not query.startswith("not:"):
        assert keys(chronicle, f"not:{query}") == ALL - found


def values_of(field: SearchedField) -> st.SearchStrategy[str]:
    if field.type == "key":
        return st.sampled_from(KEYS[field.keys])
    return st.sampled_from([*(OF_TYPE.get(field.type) or field.values or ())])


@st.composite
def clauses(draw: st.DrawFn) -> tuple[SearchedField, str, str]:
    """A field that takes keys, and a clause on the register of these keys."""
    reference = draw(st.sampled_from([field for field in OWN if field.keys in ENTRY_FIELDS]))
    names = [name for name in ENTRY_FIELDS[reference.keys] if name not in OF_LISTS]
    field = ENTRY_FIELDS[reference.keys][draw(st.sampled_from(names))]
    values = draw(st.lists(values_of(field), min_size=1, max_size=2, unique=True))
    surely = "surely:" * (field.surely is not None and draw(st.booleans()))
    return reference, surely, f"{field.name}:{','.join(values)}"


@settings(max_examples=one_in(2), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(clause=clauses())
def test_a_field_beyond_a_reference_finds_what_the_listed_keys_find(
    sessions: tuple[Session, Session], clause: tuple[SearchedField, str, str]
) -> None:
    """``system.class:X`` is the union of ``system:KEY`` for ``timeline list systems class:X``."""
    reference, surely, text = clause
    by_database = []
    for session in sessions:
        every = entries(session, reference.keys, "")
        listed = entries(session, reference.keys, f"{surely}{text}")
        assert entries(session, reference.keys, f"not:{surely}{text}") == every - listed
        assert not surely or listed <= entries(session, reference.keys, text)
        found = keys(session, f"{surely}{reference.name}.{text}")
        each = [keys(session, f'{reference.name}:"{key}"') for key in listed]
        assert found == set().union(*each)
        by_database.append((listed, found))
    assert by_database[0] == by_database[1]


def test_every_declared_field_is_one_of_lists_and_of_events() -> None:
    for register in REGISTERS:
        if register.name == "query":
            continue
        searched = (each for each in register.fields if each.type is not FieldType.COLUMNS)
        for name in (each.query_name for each in searched):
            assert name in ENTRY_FIELDS[register.name]
            assert f"{register.name}.{name}" in FIELDS


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("class:fighter", "write system.class:fighter;"),
        ("not:class:fighter", "write not:system.class:fighter;"),
        ("clas:fighter", "write system.class:fighter;"),
        ("manufacturer:usa", "write seller:usa or system.maker:usa;"),
        ("kind:armed-group", "write actor.kind:armed-group"),
        ("valid:1990", "write actor.valid:1990;"),
        ("surely:covers:1990", "write surely:source.covers:1990"),
        ("publisher:yonhap", "write source.publisher:yonhap or source:yonhap;"),
        ("system.klass:fighter", "write system.class:fighter;"),
        ("buyer.type:state", "write buyer.kind:state;"),
        ("system.class:figter", "did you mean fighter?"),
        ("place.timezone:asia/seoul", "did you mean Asia/Seoul?"),
        ("source.language:korean", "did you mean ko?"),
        ("place.latitude:37N", "as in 37.5, 37.5..38, -10..; south and west are negative"),
        ("place.latitude:40..30", "write 30..40"),
        ("system.maker:f-35a", "write system:f-35a"),
    ],
)
def test_an_error_says_what_to_write(chronicle: Session, query: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        keys(chronicle, query)
    assert caught.value.hint.startswith(hint)
    if hint.startswith("write ") and ":" in hint:
        for advised in hint.removeprefix("write ").rstrip(";").split(" or "):
            read_query(chronicle, advised)


@pytest.mark.parametrize(
    ("type_", "query", "hint"),
    [
        ("actor", "kind:launch", "write event.kind:launch"),
        ("actor", "class:fighter", "write system.class:fighter;"),
        ("system", "clas:fighter", "write class:fighter;"),
        ("system", "producer:usa", "write maker:usa;"),
        ("actor", "key:shot", "write event.key:shot"),
        ("actor", "part_of:f-35a", "write system:f-35a"),
        ("system", "maker:amerca", "did you mean usa"),
        ("system", "class:fighter class:uav", "write class:fighter,uav for either"),
        ("source", "surely:language:ko", "use it with dates and numbers"),
        ("source", "said:reliability:B", "use it with fields on which sources may differ"),
    ],
)
def test_an_error_of_a_list_says_what_to_write(
    chronicle: Session, type_: str, query: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        listed(chronicle, type_, query)
    assert caught.value.hint.startswith(hint)
    if hint.startswith("write ") and ":" in hint and " for " not in hint:
        for advised in hint.removeprefix("write ").rstrip(";").split(" or "):
            read_query(chronicle, advised, list_fields(type_))


def test_every_field_can_be_asked_for_a_missing_value(chronicle: Session) -> None:
    for type_, fields in ENTRY_FIELDS.items():
        every = entries(chronicle, type_, "")
        for name in fields:
            without = entries(chronicle, type_, f"{name}:none")
            assert entries(chronicle, type_, f"not:{name}:none") == every - without


def test_a_list_of_something_else_is_an_error(chronicle: Session) -> None:
    with pytest.raises((UsageError, KeyError)):
        listed(chronicle, "event", "")


@pytest.mark.parametrize("query", ["missile launch", "title:missile"])
def test_words_that_no_entry_has_may_be_those_of_events(chronicle: Session, query: str) -> None:
    """Words without a field only: the hint is a query of the same list, and finds something."""
    hints = list(other_readings("system", read_list_query(chronicle, "system", query.split())))
    assert bool(hints) is ("title:" not in query)
    for hint in hints:
        assert "hwasong-12" in entries(chronicle, "system", hint.rpartition("write ")[2])


@pytest.mark.parametrize("query", ["system.class:irbm", "buyer.kind:state", "claimant.name:korea"])
def test_the_events_of_entries_are_found_by_an_index(
    sessions: tuple[Session, Session], query: str
) -> None:
    """Only the register is scanned: its fields have no index, because registers are small."""
    session = sessions[0]
    found = select(EVENT.c.id).where(compile_query(session, read_query(session, query)))
    sql = str(found.compile(session.get_bind(), compile_kwargs={"literal_binds": True}))
    plan = [row[3] for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    scanned = {line.split()[1] for line in plan if line.startswith("SCAN")}
    assert not scanned & {"event", "event_system", "participation", "claim"}
