"""Pictures of events: in rows over time, and how many there are."""

from timeline.cli.commands.write.export.output import Force
from timeline.cli.commands.write.plot.picture import (
    NoCaption,
    PictureFile,
    PictureSize,
    PictureTitle,
    Scale,
    SizeOption,
    known_by,
    look_of,
    write,
)
from timeline.cli.options import (
    AsOfOption,
    By,
    CountName,
    CountOption,
    DatabaseOption,
    OfActor,
    OfKind,
    QueryWords,
    Rows,
    Since,
    Sure,
    Until,
    Wait,
    words,
)
from timeline.cli.reading import read_asked, reading
from timeline.cli.terminal.bar import tell

LANES_EXAMPLES = """
timeline plot lanes kind:exercise 2016.. -o exercises.svg
timeline plot lanes --by actor --size slide --title Allies -o lanes.png
"""
DENSITY_EXAMPLES = """
timeline plot density 2016.. -o events.pdf
timeline plot density kind:launch --count items --by actor -o missiles.svg
"""


def lanes(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    by: By = None,
    output: PictureFile,
    title: PictureTitle = "",
    size: SizeOption = PictureSize.PAGE,
    no_caption: NoCaption = False,
    scale: Scale = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Draw events over time in rows, as show --as lanes does.

    Certain days are solid, possible ones light with a dashed line, open ends arrows; an event of
    few days is a diamond, solid if a day of it is certain. Of more than 300 events the first ones
    are drawn. The caption names the query, the sources and what is not drawn.
    """
    look = look_of(output, title, size, no_caption, scale)
    asked = words(query, kind, actor, since, until)
    with reading(database, wait, as_of) as source:
        from timeline.api.exports.reading_charts import read_lanes

        parsed = read_asked(source.session, asked, sure=sure)
        chart, origin = read_lanes(
            source.session, parsed, look.size, (by or Rows.KIND).value, progress=tell
        )
    write(chart, known_by(source, origin, as_of), look, output, force)


def density(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    by: By = None,
    count: CountOption = CountName.EVENTS,
    output: PictureFile,
    title: PictureTitle = "",
    size: SizeOption = PictureSize.PAGE,
    no_caption: NoCaption = False,
    scale: Scale = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Draw how many events there are by row and week, month, quarter or year.

    The unit is the finest that has room. A column is solid for the events that are surely in its
    unit, and light for those that only possibly are, as in show --as density. By year or month, all
    are in one row, with a column for each. If not all rows have space, the largest are drawn.
    """
    look = look_of(output, title, size, no_caption, scale)
    asked = words(query, kind, actor, since, until)
    with reading(database, wait, as_of) as source:
        from timeline.api.exports.reading_charts import read_density

        parsed = read_asked(source.session, asked, sure=sure)
        chart, origin = read_density(
            source.session, parsed, look.size, (by or Rows.KIND).value, count.value, progress=tell
        )
    write(chart, known_by(source, origin, as_of), look, output, force)
