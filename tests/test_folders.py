"""A folder has few enough modules to be seen at once, and a module is short enough to be read."""

from collections import Counter
from pathlib import Path

import timeline

MOST_MODULES = 15
MOST_LINES = 300
NO_MODULES_OF_THEIR_OWN = {"__init__.py", "__main__.py", "conftest.py"}
FOLDERS = (Path(timeline.__file__).parent, Path(__file__).parent)
FILES = [file for folder in FOLDERS for file in folder.rglob("*.py")]


def test_no_folder_has_many_modules() -> None:
    modules = Counter(file.parent for file in FILES if file.name not in NO_MODULES_OF_THEIR_OWN)
    many = {str(folder): number for folder, number in modules.items() if number > MOST_MODULES}
    assert many == {}, "divide each of these by what its modules are about"


def test_no_module_is_long() -> None:
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    long = {str(file): number for file, number in lines.items() if number > MOST_LINES}
    assert long == {}, "divide each of these, or say it in less"
