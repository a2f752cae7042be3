"""Writes scipy_vectors.txt: what SciPy and NumPy make of the same points.

Run it with any Python that has scipy:  python scipy_vectors.py > scipy_vectors.txt
A line is  what | x ... | y ... | from | to | value,  where what is PCHIP, AKIMA or CUBIC for an
integral and AT for Pchip's value at "from".
"""

import random

import numpy as np
from scipy.interpolate import Akima1DInterpolator, PchipInterpolator

random.seed(20261120)


def line(what, x, y, low, high, value):
    text = [" ".join(repr(float(v)) for v in values) for values in (x, y)]
    print(" | ".join([what, *text, repr(float(low)), repr(float(high)), repr(float(value))]))


def cubic_integral(x, y, low, high):
    fit = np.polynomial.Polynomial.fit(x, y, 3).integ()
    return fit(high) - fit(low)


def cases(count, rising):
    for size in (4, 5, 7, 12):
        for _ in range(count):
            x = np.cumsum([random.uniform(0.05, 9) for _ in range(size)]) + 20
            steps = [random.uniform(0, 1) if rising else random.gauss(0, 1) for _ in range(size)]
            yield x, np.cumsum(steps) + 2


def flat():
    """A plateau, a line, a bend, turns right at either end: where the formulas branch."""
    x = np.array([1.0, 2, 4, 5, 7, 8])
    bend = [0, 1, 3, 6, 12, 15]
    turns = [5, 1, 2, 3, 9, 0], [0, 9, 8, 7, 1, 2]
    for y in ([1, 1, 1, 2, 2, 3], [1, 2, 4, 5, 7, 8], bend, *turns):
        yield x, np.array(y, dtype=float)
    yield x[:3], np.array([1.0, 5, 2])


for x, y in [*cases(3, True), *cases(2, False), *flat()]:
    low, high = sorted(random.uniform(x[0], x[-1]) for _ in range(2))
    line("PCHIP", x, y, low, high, PchipInterpolator(x, y).integrate(low, high))
    line("PCHIP", x, y, x[0], x[-1], PchipInterpolator(x, y).integrate(x[0], x[-1]))
    line("AT", x, y, low, low, PchipInterpolator(x, y)(low))
    line("AT", x, y, high, high, PchipInterpolator(x, y)(high))
    line("AKIMA", x, y, low, high, Akima1DInterpolator(x, y).integrate(low, high))
    if len(x) > 3:
        line("CUBIC", x, y, low, high, cubic_integral(x, y, low, high))
