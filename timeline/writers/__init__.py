"""What was selected, for other programs: one format in each module, or package.

Nothing is imported here, since one format is wanted at a time.

How to add a format:

1. Write ``writers/FORMAT.py`` with one function that takes what is to be written, as plain values
   from a room of ``query/``, and where to write it. It takes iterables and writes while it reads
   them, never sees a session and prints nothing. Its docstring says what a reader of the file may
   rely on: the encoding, the order, what an empty value is.
2. Add its command to ``cli/export.py``, with the options that this format alone has.
3. Test it in ``tests/writers/``: what is written is read again by a program other than ours, and
   two exports of one database are the same bytes.

To add a key to the JSON of a command, add it to the shape in ``writers/json/``.
"""
