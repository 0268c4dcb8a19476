"""The attack: everything that may hurt a database, done to it on purpose, many times.

::

    python -m tests.attack --quick                   under ten minutes
    python -m tests.attack --long --minutes 60       as long as you say
    python -m tests.attack --quick --only kills --on sqlite --seed 7 --case 12

It is not part of the suite. It makes one temporary folder of its own, works only in it,
and starts a PostgreSQL server of its own there. Exit status 1 where something was lost or torn, or
a command ended in a traceback; each finding says how to see it again alone.

``kills`` signals at any moment · ``crowd`` readers and writers at once · ``full`` disks that fill ·
``damage`` files that are not what they were · ``fuzz`` inputs that nobody would write · ``walk``
long sequences, against a model.

``__main__`` runs these ``parts``, two at a time · ``arena`` what each gets: cases, chances and a
folder · ``places`` databases of both sorts · ``process`` commands in processes of their own ·
``material`` the chronicles · ``state`` what a database holds · ``report`` the table.
"""
