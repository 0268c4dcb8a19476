"""Generated parts of ``architecture.md``: the layers of the import contracts."""

import ast
import re
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.docs.pages import ROOT, code, sentence, table


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {"layers": partial("\n".join, map(_layers, _contracts()))}


def _contracts() -> list[dict[str, Any]]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts: list[dict[str, Any]] = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return [each for each in contracts if each["type"] == "layers"]


def _layers(contract: dict[str, Any]) -> str:
    inside = contract.get("containers", [""])[0]
    rows = []
    for number, layer in enumerate(contract["layers"], 1):
        for name in re.findall(r"[\w.]+", layer):
            module = f"{inside}.{name}" if inside else name
            path = _source(module)
            rows.append([str(number), code(str(path.relative_to(ROOT))), _job(path)])
    return f"{contract['name']}.\n\n{table(['Layer', 'Module', 'Task'], rows)}"


def _source(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path if path.is_dir() else path.with_suffix(".py")


def _job(path: Path) -> str:
    file = path / "__init__.py" if path.is_dir() else path
    return sentence(ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "")
