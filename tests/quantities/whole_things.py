"""Every notation of small numbers of whole things, with the numbers that each allows."""

MOST = 40
"""Numbers up to this represent all that have no upper bound."""


def _allowed() -> dict[str, frozenset[int]]:
    """Return the numbers that each text allows, listed one by one."""
    found: dict[str, set[int]] = {}
    every = range(MOST + 1)
    for n in range(5):
        margin = max(1, n // 5)
        found[f"{n}"] = {n}
        found[f">{n}"] = {each for each in every if each > n}
        found[f">={n}"] = found[f"≥{n}"] = found[f"{n}+"] = {each for each in every if each >= n}
        if n:
            found[f"~{n}"] = {each for each in every if abs(each - n) <= margin}
            found[f"<{n}"] = {each for each in every if each < n}
            found[f"<={n}"] = found[f"≤{n}"] = {each for each in every if each <= n}
        for more in range(n + 1, 6):
            found[f"{n}..{more}"] = set(range(n, more + 1))
    found["1..2..4"] = {1, 2, 3, 4}
    found["~10"] = {8, 9, 10, 11, 12}
    return {text: frozenset(numbers) for text, numbers in found.items()}


ALLOWED = _allowed()
