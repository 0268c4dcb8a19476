"""The output of commands that read records: in brief, in lists of registers, and one by one."""
