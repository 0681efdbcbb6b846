"""Letters as the numbers that compiled functions compare."""

from __future__ import annotations

A, B, C, D, E, F, G, H, I, J, K, L, M = range(ord("a"), ord("n"))  # noqa: E741
N, O, P, Q, R, S, T, U, V, W, X, Y, Z = range(ord("n"), ord("z") + 1)  # noqa: E741
ZERO, ONE, TWO, FIVE, EIGHT, NINE = map(ord, "012589")
VOWELS = (A, E, I, O, U)
VOWELS_AND_Y = (A, E, I, O, U, Y)
