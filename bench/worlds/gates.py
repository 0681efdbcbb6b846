"""Whether a made-up table gives its schemes away: by single fields, by trees of depth two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

MOST_F1, MOST_AUC = 0.20, 0.75
WORD_OF: dict[tuple[str, int], str] = {}
"""The words behind the codes of the last table, for the rule that is printed."""


@dataclass
class Gates:
    """What raw fields give away.

    Attributes:
        f1: Best F1 of a tree of depth two.
        rule: That tree in words.
        auc: Best area under the curve of one field.
        field: Which.
    """

    f1: float
    rule: str
    auc: float
    field: str

    @property
    def passed(self) -> bool:
        """Say whether both are under their lines."""
        return self.f1 <= MOST_F1 and self.auc <= MOST_AUC


def raw_fields(table: pa.Table) -> dict[str, np.ndarray]:
    """Return the raw fields of a table as numbers; words as codes by how often each is there."""
    seconds = np.asarray(table["date"].cast(pa.int64()).combine_chunks())
    cents = np.round(np.asarray(table["amount"].combine_chunks()) * 100).astype(np.int64)
    fields = {
        "amount": cents.astype(float),
        "cents of the amount": (cents % 100).astype(float),
        "dollars modulo 100": (cents // 100 % 100).astype(float),
        "hour": (seconds // 3600 % 24).astype(float),
        "weekday": (seconds // 86_400 % 7).astype(float),
        "day of month": (seconds // 86_400 % 30).astype(float),
    }
    for name in ("channel", "place", "memo", "payer business", "payee business", "payee country"):
        coded = table[name].combine_chunks().dictionary_encode()
        codes = np.asarray(coded.indices)
        WORD_OF.update({(name, at): word for at, word in enumerate(coded.dictionary.to_pylist())})
        fields[name] = codes.astype(float)
    return fields


WORDS = frozenset({"channel", "place", "memo", "payer business", "payee business", "payee country"})


def gates_of(table: pa.Table, planted: np.ndarray) -> Gates:
    """Return what raw fields give away of the planted rows.

    Args:
        table: What the bank sees.
        planted: Which rows are of a scheme.
    """
    fields = raw_fields(table)
    half = np.arange(len(planted)) % 2 == 0  # words are ranked on one half, judged on the other
    best_auc, best_field = 0.5, ""
    for name, values in fields.items():
        ranked = _ranked(values, planted, half) if name in WORDS else values
        judged = ~half if name in WORDS else np.ones(len(half), bool)
        area = _auc(ranked[judged], planted[judged])
        area = max(area, 1 - area)
        if area > best_auc:
            best_auc, best_field = area, name
    f1, rule = _best_tree(fields, planted)
    return Gates(f1, rule, best_auc, best_field)


def _ranked(codes: np.ndarray, planted: np.ndarray, half: np.ndarray) -> np.ndarray:
    at = codes.astype(int)
    count = np.bincount(at[half], minlength=at.max() + 1)
    hits = np.bincount(at[half], planted[half].astype(float), minlength=at.max() + 1)
    rate = (hits + planted.mean()) / (count + 1)
    return rate[at]


def _auc(values: np.ndarray, planted: np.ndarray) -> float:
    hits, misses = np.sort(values[planted]), np.sort(values[~planted])
    if not len(hits) or not len(misses):
        return 0.5
    below = np.searchsorted(misses, hits, "left")
    upto = np.searchsorted(misses, hits, "right")
    return float((below + upto).sum() / 2 / len(hits) / len(misses))


def _splits(name: str, values: np.ndarray) -> list[tuple[str, np.ndarray]]:
    if name in WORDS:
        codes, counts = np.unique(values, return_counts=True)
        some = codes[np.argsort(-counts)][:40]
        return [
            (f"{name} is {WORD_OF.get((name, int(one)), int(one))}", values == one) for one in some
        ]
    cuts = np.unique(np.quantile(values, np.linspace(0.02, 0.98, 25)))
    return [(f"{name} <= {cut:.0f}", values <= cut) for cut in cuts]


def _best_tree(fields: dict[str, np.ndarray], planted: np.ndarray) -> tuple[float, str]:
    """Return the best F1 of two splits one under the other, over every row."""
    splits = [one for name, values in fields.items() for one in _splits(name, values)]
    masks = np.stack([mask for _, mask in splits])
    hits = masks[:, planted].astype(np.float32)
    rest = masks[:, ~planted]
    false_both = np.zeros((len(splits), len(splits)))
    for begin in range(0, rest.shape[1], 100_000):
        part = rest[:, begin : begin + 100_000].astype(np.float32)
        false_both += part @ part.T
    both = hits @ hits.T
    all_hits, all_rest = float(planted.sum()), float((~planted).sum())
    best, rule = 0.0, ""
    for first_yes in (True, False):
        for second_yes in (True, False):
            caught = _of(both, all_hits, first_yes, second_yes)
            false = _of(false_both, all_rest, first_yes, second_yes)
            f1 = 2 * caught / np.maximum(1e-9, caught + false + all_hits)
            place = np.unravel_index(int(f1.argmax()), f1.shape)
            if f1[place] > best:
                best = float(f1[place])
                words = [
                    ("" if yes else "not ") + splits[p][0]
                    for p, yes in zip(place, (first_yes, second_yes), strict=True)
                ]
                rule = " and ".join(words)
    return best, rule


def _of(both: np.ndarray, count: float, first_yes: bool, second_yes: bool) -> np.ndarray:
    """Return how many rows are in (or out of) one split and in (or out of) another."""
    one = np.diag(both)
    if first_yes and second_yes:
        return both
    if first_yes:
        return one[:, None] - both
    if second_yes:
        return one[None, :] - both
    return count - one[:, None] - one[None, :] + both
