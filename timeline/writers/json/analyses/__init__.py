"""The output of commands that calculate: events near others, disputes, cross tables, ledgers."""
