"""The output of commands that calculate: events beside others, disputes, cross tables, ledgers."""
