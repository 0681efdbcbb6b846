"""Measure screening: speed, recall by class, alerts on clean names, pairs; peers side by side.

Run it as `python bench/screen.py DATA [--fold 1] [--peers]` with the folder of public files;
`--peers` adds nomenklatura and rapidfuzz (`uv sync --group bench`), which takes minutes.
Speeds are names a CPU second of one process. Cold is the first book after the index is built in
a fresh process. Warm is a second, disjoint book in the same process: words are kept between
books, whole names are not. Two are measured: the other clean book, a third of whose words are
new, and 200,000 names made of the parts of both (see `screen_million.py`).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from linchpin.match.name_keys import name_tokens
from linchpin.match.search.explain import match_pairs
from linchpin.match.search.name_list import ListedName, NameClass, NameList, make_list
from linchpin.match.search.search import Book, search
from linchpin.network.network import Network
from screen_bands import measure_bands
from screen_cases import Case, Listed, fold_of, general_cases, spanish_cases
from screen_million import write

THRESHOLD = 0.70
BAR_COLD, BAR_WARM = 60_000, 100_000
"""Names a second that we want of a first and of a second book."""
SPANISH = ("SDNT", "VENEZ", "CUBA", "NICARAG")
Found = Callable[[list[str]], list[set[str]]]


def read_network(folder: Path, place: Path) -> Network:
    """Return the network of OFAC's list of July 2021.

    Args:
        folder: The public files.
        place: Where its archive goes.
    """
    from linchpin.archive import create_archive, take_snapshot
    from linchpin.cli.options.settings import system_settings
    from linchpin.network.network import build_network
    from linchpin.read.lists.ofac import OfacReader
    from linchpin.workspace.add_edition import digests, keep

    path = folder / "ofac/full/2021-07"
    reading = OfacReader().read(path, date="2021-07", progress=lambda *_: None)
    archive = create_archive(place)
    keep(archive, reading, system_settings(place), files=lambda: digests(path), most_lost=1.0,
         accept=True)  # fmt: skip
    return build_network(take_snapshot(archive))


def read_list(
    network: Network, people: list[Listed]
) -> tuple[list[ListedName], list[str], list[Listed]]:
    """Return names, entity ids by bearer, and the people of Spanish-speaking programs."""
    from linchpin.screen.watchlist.watchlist import make_watchlist

    watchlist = make_watchlist(network)
    ids = [item.entity for item in watchlist.watched]
    programs = {item.entity: item.programs for item in watchlist.watched}
    spanish = [
        one for one in people
        if any(p.startswith(SPANISH) for p in programs.get(one.id, ()))
    ]  # fmt: skip
    return list(watchlist.names.names), ids, spanish


def people_of(network: Network) -> list[Listed]:
    """Return the listed people with the parts of their names."""
    sql = (
        "SELECT n.entity_id, min(n.value), min(f.value), min(l.value), list(DISTINCT w.value) "
        "FROM claims n LEFT JOIN (SELECT * FROM claims WHERE prop = 'firstName') f "
        "ON n.entity_id = f.entity_id LEFT JOIN (SELECT * FROM claims WHERE prop = 'lastName') l "
        "ON n.entity_id = l.entity_id LEFT JOIN (SELECT * FROM claims WHERE prop = 'weakAlias') w "
        "ON n.entity_id = w.entity_id WHERE n.prop = 'name' AND n.schema = 'Person' "
        "AND n.entity_id NOT LIKE '%-kin-%' "
        "GROUP BY n.entity_id ORDER BY n.entity_id"
    )
    rows = network.snapshot.rows(sql)
    return [
        Listed(entity, name, given or "", last or "", tuple(sorted(w for w in weak if w)))
        for entity, name, given, last, weak in rows
    ]


def clean_books(folder: Path) -> list[list[str]]:
    """Return two books of clean names."""
    books = []
    for part in ("global", "us"):
        path = folder / f"names/negatives_{part}_dev.csv"
        with open(path, encoding="utf-8", newline="") as stream:
            books.append([row["full_name"] for row in csv.DictReader(stream)])
    return books


def ours(names: NameList, ids: list[str]) -> Found:
    """Return a finder with our engine."""
    book = Book.empty(names)

    def find(texts: list[str]) -> list[set[str]]:
        out: list[set[str]] = [set() for _ in texts]
        hits = search(book, texts, threshold=THRESHOLD)
        for row, name in zip(hits.rows.tolist(), hits.names.tolist(), strict=True):
            out[row].add(ids[names.names[name].bearer])
        return out

    return find


def rapidfuzz_finder(names: list[ListedName], ids: list[str]) -> Found:
    """Return a finder with rapidfuzz: token_sort_ratio over every name, 85 of 100."""
    from rapidfuzz import fuzz, process, utils

    choices = [utils.default_process(item.text) for item in names]

    def find(texts: list[str]) -> list[set[str]]:
        out = []
        for text in texts:
            asked = utils.default_process(text)
            hits = process.extract(
                asked, choices, scorer=fuzz.token_sort_ratio, score_cutoff=85, limit=50
            )
            out.append({ids[names[at].bearer] for _, _, at in hits})
        return out

    return find


def nomenklatura_finder(
    people: list[Listed], names: list[ListedName], ids: list[str], algorithm: str
) -> Found:
    """Return a finder with nomenklatura: names compared after its blocker chose candidates."""
    from followthemoney import StatementEntity
    from followthemoney.dataset import Dataset
    from nomenklatura.blocker.index import Index
    from nomenklatura.matching import get_algorithm
    from nomenklatura.resolver import Linker
    from nomenklatura.store import SimpleMemoryStore

    dataset = Dataset.make({"name": "list", "title": "list"})
    persons = {one.id for one in people}
    entities: dict[str, StatementEntity] = {}
    for item in names:
        who = ids[item.bearer]
        if item.kind is NameClass.COMPOSITE:
            continue
        if who not in entities:
            schema = "Person" if who in persons else "LegalEntity"
            entities[who] = StatementEntity.from_data(
                dataset, {"schema": schema, "id": who, "properties": {}}
            )
        prop = "weakAlias" if item.kind is NameClass.WEAK else "name"
        entities[who].add(prop, item.text)
    store = SimpleMemoryStore(dataset, Linker[StatementEntity]({}))
    writer = store.writer()
    for entity in entities.values():
        writer.add_entity(entity)
    writer.flush()
    place = Path(tempfile.mkdtemp())
    index = Index(store.default_view(), place)
    index.build()
    matcher = get_algorithm(algorithm)
    assert matcher is not None
    config = matcher.default_config()

    def find(texts: list[str]) -> list[set[str]]:
        asked = []
        for i, text in enumerate(texts):
            entity = StatementEntity.from_data(
                dataset, {"schema": "Person", "id": f"q{i}", "properties": {"name": [text]}}
            )
            asked.append(entity)
        out: list[set[str]] = [set() for _ in texts]
        for query, candidates in index.match_entities(asked):
            row = int(str(query)[1:])
            for candidate, _ in candidates:
                found = matcher.compare(asked[row], entities[str(candidate)], config)
                if found.score >= THRESHOLD:
                    out[row].add(str(candidate))
        return out

    return find


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a finder.

    Attributes:
        speed: Names a CPU second of the first book.
        alerts: Share of clean names with an alert, 0..1.
        found: For each class of altered names whether the right entry was among the alerts.
    """

    speed: float
    alerts: float
    found: dict[str, list[bool]]

    @property
    def recall(self) -> float:
        """Return the share of altered names that were found, 0..1."""
        every = [hit for kind in self.found.values() for hit in kind]
        return sum(every) / len(every)


def measure(name: str, find: Found, cases: list[Case], books: list[list[str]]) -> Measured:
    """Print speed (first book cold, second warm), recall and alerts of a finder."""
    speeds, alerts = [], []
    for book in books:
        start = time.process_time()
        found = find(book)
        speeds.append(len(book) / (time.process_time() - start))
        alerts.append(sum(map(bool, found)) / len(book))
    found = find([case.text for case in cases])
    by_class: dict[str, list[bool]] = defaultdict(list)
    for case, who in zip(cases, found, strict=True):
        by_class[case.kind].append(case.id in who)
    measured = Measured(speeds[0], sum(alerts) / len(alerts), dict(sorted(by_class.items())))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:<24} names/s cold {speeds[0]:,.1f}, second book {speeds[1]:,.1f}  "
        f"recall {measured.recall:.4f}  alerts {measured.alerts:.4%}  "
        f"process {memory:,.0f} MB at most so far"
    )
    for kind, values in measured.found.items():
        print(f"    {kind:<24} {len(values):>5} {sum(values) / len(values):.3f}")
    return measured


_CARD = re.compile("(?<=<!-- recall card -->\n).*?(?=<!-- end of recall card -->)", re.DOTALL)


def write_card(path: Path, measured: Measured) -> None:
    """Write the recall of each class between the marks of a page."""
    rows = [
        f"| {kind} | {len(values)} | {sum(values) / len(values):.3f} |"
        for kind, values in measured.found.items()
    ]
    text = (
        f"Overall recall {measured.recall:.4f}, alerts on clean names {measured.alerts:.4%}.\n\n"
        "| class | cases | recall |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )
    page = path.read_text("utf-8")
    path.write_text(_CARD.sub(lambda _: text, page), "utf-8")


def measure_pairs(folder: Path) -> None:
    """Print the F1 of labelled pairs."""
    with open(folder / "names/name_pairs_dev.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    scores = [
        item.score
        for item in match_pairs(
            [(r["name1"], r["name2"]) for r in rows], [r["schema"] for r in rows]
        )
    ]
    said = [
        (score >= THRESHOLD, r["is_match"] == "true", r)
        for score, r in zip(scores, rows, strict=True)
    ]
    true = sum(a and b for a, b, _ in said)
    wrong = sum(a != b for a, b, _ in said)
    strong = sum(a != b and r["quality"] == "STRONG" for a, b, r in said)
    print(
        f"pairs: F1 {2 * true / (2 * true + wrong):.4f}, {strong} strong errors, {len(rows)} pairs"
    )


def measure_un(folder: Path) -> None:
    """Print the recall of altered UN names whose plain form, known by its birth date, is there."""

    def rows(part: str) -> list[dict[str, str]]:
        path = folder / f"names/positives_un_{part}_dev.csv"
        with open(path, encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def key(row: dict[str, str]) -> tuple[str, str, str]:
        return row["date_of_birth"], row["place_of_birth"], row["nationality"]

    plain = rows("untreated")
    counted = Counter(key(row) for row in plain)
    ids = {key(row): i for i, row in enumerate(plain) if counted[key(row)] == 1}
    names = make_list(ListedName(i, row["full_name"]) for i, row in enumerate(plain))
    asked = [row for row in rows("treated") if key(row) in ids and len(row["date_of_birth"]) == 10]
    hits = search(Book.empty(names), [row["full_name"] for row in asked], threshold=THRESHOLD)
    found = {
        (r, int(names.bearers[n]))
        for r, n in zip(hits.rows.tolist(), hits.names.tolist(), strict=True)
    }
    good = sum((i, ids[key(row)]) in found for i, row in enumerate(asked))
    print(f"UN altered names: {good} of {len(asked)} ({good / max(1, len(asked)):.4f})")
    for i, row in enumerate(asked):
        if (i, ids[key(row)]) not in found:
            print("    missed:", row["full_name"], "|", plain[ids[key(row)]]["full_name"])


def long_words(name: str) -> set[str]:
    """Return the words of a name of four letters or more."""
    return {word for word in name_tokens(name) if len(word) > 3}


def measure_un_list(folder: Path) -> None:
    """Print how many names of UN-listed people, altered or not, alert on a UN list of 2021.

    The names are of a later list: somebody without an alert counts as missed if an entry of the
    list has the same birth date and two longer words of the name.
    """
    root = ElementTree.fromstring(
        gzip.decompress((folder / "un/un_2021-03-12.xml.gz").read_bytes())
    )
    names: list[ListedName] = []
    born: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate([*root.iter("INDIVIDUAL"), *root.iter("ENTITY")]):
        parts = [
            one.findtext(f"{part}_NAME") or "" for part in ("FIRST", "SECOND", "THIRD", "FOURTH")
        ]
        texts = [" ".join(part.strip() for part in parts if part.strip())]
        texts += [alias.text or "" for alias in one.iter("ALIAS_NAME")]
        texts += [text.text or "" for text in one.iter("NAME_ORIGINAL_SCRIPT")]
        names += [ListedName(number, text) for text in texts if text.strip()]
        for date in one.iter("INDIVIDUAL_DATE_OF_BIRTH"):
            born[date.findtext("DATE") or date.findtext("YEAR") or ""].append(number)
    known: dict[int, set[str]] = defaultdict(set)
    for item in names:
        known[item.bearer].update(long_words(item.text))
    book = Book.empty(make_list(names))
    for part in ("untreated", "treated"):
        path = folder / f"names/positives_un_{part}_dev.csv"
        with open(path, encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        hits = set(search(book, [row["full_name"] for row in rows]).rows.tolist())
        missed = []
        for i, row in enumerate(rows):
            same_birth = born[row["date_of_birth"]] if row["date_of_birth"] else []
            shared = [len(known[n] & long_words(row["full_name"])) for n in same_birth]
            if i not in hits and max(shared, default=0) > 1:
                missed.append(row["full_name"])
        print(
            f"UN list of 2021, {part} names: {len(hits)} of {len(rows)} alert, "
            f"{len(rows) - len(hits) - len(missed)} are of people listed later, missed: {missed}"
        )


def recombined(books: list[list[str]], rows: int) -> list[str]:
    """Return names made of the parts of all books."""
    with tempfile.TemporaryDirectory() as place:
        source, out = Path(place) / "names.csv", Path(place) / "book.csv"
        with open(source, "w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(
                [["full_name"], *([name] for book in books for name in book)]
            )
        write(source, out, rows)
        with open(out, encoding="utf-8", newline="") as stream:
            return [row["name"] for row in csv.DictReader(stream)]


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--fold", type=int, default=1, choices=(0, 1))
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--card", type=Path, help="page to write the recall of each class to")
    parser.add_argument("--bands", action="store_true", help="only the table of bands")
    parser.add_argument(
        "--all", action="store_true", help="texts, identifiers, joined cells, scripts, gaps too"
    )
    parser.add_argument("--names", type=int, default=150, help="names in each way of writing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        network = read_network(options.data, Path(place))
        people = people_of(network)
        measure_bands(network, people, options.fold)
        if options.bands:
            return
        names, ids, spanish = read_list(network, people)
        if options.all:
            from screen_all import measure_rest

            clean = [name for book in clean_books(options.data) for name in book]
            measure_rest(network, clean, options.names)
    start = time.process_time()
    ready = make_list(names)
    print(f"index: {len(names):,} names, {time.process_time() - start:.1f} CPU s")
    # Compiled functions and the transliterator are loaded first, as the peers' are by their index.
    search(Book.empty(ready), ["compile first", "компиляция 編譯"])
    print(
        "cold: the first book of the process, all its words new; functions compiled and the list's "
        f"index built before (bar {BAR_COLD:,}). Second book: a third of its words new (bar "
        f"{BAR_WARM:,}). Names a CPU second of one process."
    )
    fold = [one for one in people if fold_of(one.id) == options.fold]
    cases = list(general_cases(fold))
    cases += spanish_cases([one for one in spanish if fold_of(one.id) == options.fold])
    books = clean_books(options.data)
    measured = measure("linchpin", ours(ready, ids), cases, books)
    if options.card is not None:
        write_card(options.card, measured)
    find = ours(ready, ids)
    for book in books:
        find(book)
    large = recombined(books, 200_000)
    start = time.process_time()
    find(large)
    print(
        f"linchpin, 200,000 recombined: {len(large) / (time.process_time() - start):,.0f} names/s"
    )
    measure_pairs(options.data)
    measure_un(options.data)
    measure_un_list(options.data)
    if options.peers:
        rng = random.Random(1)
        few, some = rng.sample(cases, 400), [rng.sample(book, 200) for book in books]
        peers = {"rapidfuzz": rapidfuzz_finder(names, ids)}
        for algorithm in ("logic-v2", "logic-v1"):
            peers[f"nomenklatura {algorithm}"] = nomenklatura_finder(people, names, ids, algorithm)
        for name, peer in peers.items():
            speed = measure(name, peer, few, some).speed
            print(f"    linchpin, cold, is {measured.speed / speed:,.0f} times as fast")


if __name__ == "__main__":
    sys.exit(main())
