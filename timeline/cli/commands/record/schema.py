"""``timeline schema``: the JSON Schemas of what timeline reads and prints."""

import json
from pathlib import Path

from timeline.cli.commands.write.export.output import Force, prepare
from timeline.cli.options import Output

SEED_EXAMPLES = """
timeline schema seed -o seed.schema.json   for editors of seed files
"""
OUTPUT_EXAMPLES = """
timeline schema output                     the output of --json
"""


def seed(output: Output = None, force: Force = False) -> None:
    """Write the JSON Schema of seed files, with which editors complete and check what you type.

    An editor with the YAML language server, such as VS Code with the YAML extension, uses it for a
    seed file that begins with the line "# yaml-language-server: $schema=seed.schema.json", which is
    a path from the seed file to the schema. The schema knows every section, kind, field and closed
    list. It does not know the other records and the texts: "timeline load --dry-run" checks all.
    """
    from timeline.reference.schema import seed_schema_text

    _write(seed_schema_text(), output, force)


def output_(output: Output = None, force: Force = False) -> None:
    """Write the JSON Schema of what the commands print with --json.

    Its part #/$defs/NAME describes the output of one command.
    """
    from timeline.writers.json.schema import document

    _write(json.dumps(document(), ensure_ascii=False, indent=2) + "\n", output, force)


def _write(text: str, output: Path | None, force: bool) -> None:
    from timeline.writers.file import target

    prepare(output)
    with target(output, force=force) as file:
        file.write(text)
