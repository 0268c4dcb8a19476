"""An option that is given several times: no value is dropped without a word."""

import pytest

from tests.cli.seeds import Run
from tests.running import commands, program


def test_every_option_of_one_value_refuses_a_second_one(run: Run) -> None:
    tried = 0
    for words, command in {(): program(), **commands()}.items():
        for each in command.params:
            if each.param_type_name == "argument" or each.multiple or each.is_flag:
                continue
            option = max(each.opts, key=len)
            first, second = ([number] * each.nargs for number in "12")
            result = run(*words, option, *first, option, *second, *([] if words else ["show"]))
            assert result.exit_code == 2, (words, option)
            shown = f"{' '.join(first)} and {' '.join(second)}"
            assert result.stderr.startswith(f"timeline: {option} has several values: {shown}\n")
            tried += 1
    assert tried > 100


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("show --limit=2 --limit 3", "give --limit once"),
        ("--wait 3 show --wait 5", "give --wait once"),
        ("--database a show --database b", "give --database once"),
        ("count --by year --by kind", "write --by year,kind"),
        ("export csv -o a -ob", "give --output once"),
    ],
)
def test_what_is_advised_is_right_for_the_option(run: Run, words: str, right: str) -> None:
    result = run(*words.split())
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1] == f"  {right}"
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--actor usa --actor kor", "actor:usa actor:kor"),
        ("--kind launch --kind exercise", "kind:launch kind:exercise"),
        ("--limit 2 --limit 2 --actor usa", "--limit 2 actor:usa"),
    ],
)
@pytest.mark.parametrize("loaded", ["sqlite"], indirect=True)
def test_options_of_a_query_mean_what_its_words_mean_together(
    run: Run, loaded: str, options: str, words: str
) -> None:
    by_options = run("show", *options.split(), "--database", loaded)
    by_words = run("show", *words.split(), "--database", loaded)
    assert (by_options.exit_code, by_options.output) == (by_words.exit_code, by_words.output)
    assert by_words.output
