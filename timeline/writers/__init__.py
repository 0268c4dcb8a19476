"""Output for other programs: one format in each module or package.

Nothing is imported here, since a command needs one format only.

How to add a format:

1. Write ``writers/FORMAT.py`` with one function that takes the records to write, as plain values
   of ``query/``, and the path to write to. It takes iterables and writes while it reads them. It
   has no access to a session and prints nothing. Its docstring documents the file: the encoding,
   the order, and how an empty value is written.
2. Write its command in ``cli/commands/export/``, with the options of this format.
3. Test it in ``tests/writers/``: another program can read the file, and two exports of one
   database are identical byte for byte.

To add a key to the JSON of a command, add it to the shape in ``writers/json/``.
"""
