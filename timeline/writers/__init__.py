"""Output for other programs: one format in each module or package.

Nothing is imported here, since a command needs one format only.

How to add a format:

1. Write ``writers/FORMAT.py`` with one function that takes the records to write, as plain values
   of ``query/``, and the open text file to write to, or the path of another file
   (``writers.file``). It takes iterables and writes while it reads them. It has no access to a
   session and prints nothing; what it cannot write, it says to ``notify``. Its docstring documents
   the file: the encoding, the order, and how an empty value is written. A package that only this
   format needs is an extra: declare it in ``pyproject.toml`` (also in ``all``), and import it
   inside the function with ``importing.extra``. Give the module its place in the contract of the
   writers in ``pyproject.toml``.
2. Write its method in ``api/exports/``, in the class of its task (``tables``, ``reports`` …); it
   returns notes. A class of its own is added to ``Exports`` in ``api/exports/__init__.py``.
3. Write its command in ``cli/commands/write/export/``, with the options of this format, and add it
   to the group ``export`` in ``cli/entries.py``.
4. Test it in ``tests/writers/``: another program can read the file, and two exports of one
   database are identical byte for byte. Add the command to the lists in ``tests/cli/commands.py``
   and ``tests/cli/stopping/test_reports.py``, and the method to ``tests/api/test_exports.py``.
5. Give it a row and a section in ``docs/reports.md``, a line in ``docs/library.md`` and in
   ``CHANGELOG.md``, and regenerate the docs (``CONTRIBUTING.md``).

To add a key to the JSON of a command, add it to the shape in ``writers/json/``.
"""
