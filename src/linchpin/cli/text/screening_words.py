"""The words of a screening's report, in English and Spanish; what a hit says of itself stays."""

from __future__ import annotations

import re

from linchpin.screen.results.hit import Hit, where
from linchpin.screen.results.words import LANGUAGES, Language
from linchpin.tabular.coverage import Gap, GapKind

PHRASES: dict[str, tuple[str, str]] = {
    "screened": ("{rows} screened, {hits}.", "{rows} revisadas, {hits}."),
    "screened on": ("{rows} screened, {hits} on {where}:", "{rows} revisadas, {hits} en {where}:"),
    "by evidence": ("By evidence: {bands}.", "Según lo que las apoya: {bands}."),
    "no finding": (
        "A hit is a likeness to look into, not a finding about anybody.",
        "Una coincidencia es un parecido que hay que examinar, no una conclusión sobre nadie.",
    ),
    "more hits": (
        "... and {count:,} more hits; -o FILE writes them all",
        "... y {count:,} coincidencias más; -o ARCHIVO las escribe todas",
    ),
    "not listed": ("not listed", "no figura en la lista"),
    "certain": ("{hits} {score} or more", "{hits} {score} o más"),
    "certain only": ("{certain}.", "{certain}."),
    "possible one": (
        "It is a possible hit: none scores {score} or more.",
        "Es una coincidencia posible: ninguna alcanza {score}.",
    ),
    "possible all": (
        "All are possible hits: none scores {score} or more.",
        "Todas son coincidencias posibles: ninguna alcanza {score}.",
    ),
    "certain and one": (
        "{certain}; the other is a possible hit.",
        "{certain}; la otra es una coincidencia posible.",
    ),
    "certain and rest": (
        "{certain}; the others are possible hits.",
        "{certain}; las demás son coincidencias posibles.",
    ),
    "read": ("read:", "leído:"),
    "the table": ("the table", "la tabla"),
    "longer": (
        "warning: {rows} with more cells than headings; the further cells were not screened",
        "aviso: {rows} con más celdas que encabezados; las celdas de más no se revisaron",
    ),
    "allowed": (" (allowed: {why})", " (aceptado: {why})"),
    "not everything": ("NOT EVERYTHING COULD BE SCREENED{why}:", "NO SE PUDO REVISAR TODO{why}:"),
    "list lacks": (
        "THE LIST LACKS PARTS, so no hit is no all-clear{why}:",
        "A LA LISTA LE FALTAN PARTES: que no haya coincidencias no descarta nada{why}:",
    ),
    "worth knowing": ("worth knowing about the book:", "conviene saber del archivo:"),
    "and more": ("and {count:,} more; see the record", "y {count:,} más; véase el registro"),
    "hits file": ("hits:   {path}", "coincidencias: {path}"),
    "record": ("record: {path}", "registro: {path}"),
    "column": ("column {name!r}", "columna {name!r}"),
    "sheet": ("sheet {name!r}", "hoja {name!r}"),
    "of": (" of ", " de la "),
    "row": ("row {number}", "fila {number}"),
    "line": ("line {number}", "línea {number}"),
    "record number": ("record {number}", "registro {number}"),
    "beside the rows": ("beside the rows", "fuera de las filas"),
    "strong": ("strong", "fuerte"),
    "possible": ("possible", "posible"),
    "weak": ("weak", "débil"),
}
"""Phrases with gaps to fill."""

NOUNS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "row": (("row", "rows"), ("fila", "filas")),
    "hit": (("hit", "hits"), ("coincidencia", "coincidencias")),
    "hit scores": (
        ("hit scores", "hits score"),
        ("coincidencia alcanza", "coincidencias alcanzan"),
    ),
    "cell": (("cell", "cells"), ("celda", "celdas")),
    "time": (("time", "times"), ("vez", "veces")),
}
"""Nouns with their plurals."""

GAPS: dict[GapKind, str] = {
    GapKind.SHEET_NOT_READ: "hoja no leída",
    GapKind.ROW_NOT_READ: "fila que no se puede leer",
    GapKind.BEYOND_HEADINGS: "celda sin encabezado, no leída",
    GapKind.NO_VALUE: "fórmula sin valor guardado",
    GapKind.ERROR_VALUE: "error en lugar de un valor",
    GapKind.UNDECODABLE: "bytes que no son letras",
    GapKind.UNSURE_CODE_PAGE: "letras que dependen de la página de códigos",
    GapKind.LOST_LETTER: "letra perdida, sustituida por ? u otro signo",
    GapKind.DIGITS_LOST: "cifras perdidas por un formato de número",
    GapKind.CUT: "celda cortada",
    GapKind.NAMES_NOT_SCREENED: "parecen nombres, no revisados",
    GapKind.IDENTIFIERS_NOT_SCREENED: "parecen identificadores, no revisados",
    GapKind.PLACES_NOT_SCREENED: "parecen lugares, no revisados",
    GapKind.TEXTS_NOT_SCREENED: "parece texto libre, no revisado",
    GapKind.COLUMN_NOT_SCREENED: "otra cosa, no revisada",
    GapKind.SCREENED_AS_TEXT: "junto a la tabla, revisado como texto libre",
    GapKind.ABOVE_HEADING: "celda encima de los encabezados",
    GapKind.BESIDE_RECORDS: "valor junto a los registros",
    GapKind.HIDDEN_SHEET: "hoja oculta, leída",
    GapKind.EMPTY_SHEET: "hoja sin tabla",
    GapKind.NO_ROWS: "ninguna fila bajo los encabezados",
    GapKind.NO_HEADING: "tabla sin encabezados, leída por posición",
    GapKind.MENDED: "letras dañadas, corregidas",
    GapKind.STRAY_BYTES: "bytes de otra página de códigos, leídos como tales",
    GapKind.BIRTH_NOT_UNDERSTOOD: "fecha de nacimiento no entendida",
    GapKind.BIRTH_AMBIGUOUS: "fecha de nacimiento con día y mes en cualquier orden, leída de ambos "
    "modos",
    GapKind.BIRTH_PLACEHOLDER: "relleno en lugar de una fecha de nacimiento",
    GapKind.COUNTRY_NOT_UNDERSTOOD: "país no entendido",
    GapKind.GENDER_NOT_UNDERSTOOD: "sexo no entendido",
    GapKind.CODE_PAGE: "página de códigos hallada por sus letras",
    GapKind.AMOUNT_NOT_UNDERSTOOD: "importe no entendido, fila no comparada",
    GapKind.AMOUNT_AMBIGUOUS: "la coma o el punto pueden ser de miles o de decimales, fila no "
    "comparada",
    GapKind.AMOUNT_MISSING: "sin importe, fila no comparada",
    GapKind.AMOUNT_NEGATIVE: "importe negativo, fila no comparada",
    GapKind.AMOUNT_ZERO: "importe cero, fila no comparada",
    GapKind.AMOUNT_ROUNDED: "fracciones de centavo, omitidas",
    GapKind.CURRENCY_MISSING: "sin moneda, fila no comparada",
    GapKind.CURRENCY_NOT_UNDERSTOOD: "moneda no entendida, tomada por otra distinta",
    GapKind.DATE_NOT_UNDERSTOOD: "fecha no entendida, fila no comparada",
    GapKind.DATE_AMBIGUOUS: "fecha con día y mes en cualquier orden, fila no comparada",
    GapKind.DATE_MISSING: "sin fecha, fila no comparada",
    GapKind.TIME_SKIPPED: "hora que los relojes saltaron, fila no comparada",
    GapKind.TIME_TWICE: "hora que los relojes dieron dos veces, se toma la primera",
    GapKind.ZONES_MIXED: "hora sin zona junto a horas con zona, fila no comparada",
    GapKind.PARTY_MISSING: "no se nombra a nadie, fila no comparada",
    GapKind.DIRECTION_NOT_UNDERSTOOD: "ni entrada ni salida, fila no comparada",
    GapKind.SHARE_NOT_UNDERSTOOD: "participación no entendida, tomada por cualquiera, de nada a "
    "todo",
    GapKind.VALUE_NOT_UNDERSTOOD: "valor no entendido, leído como ausente",
    GapKind.COPIED_ROW: "copia de una fila con el mismo número, contada una vez",
    GapKind.EQUAL_ROW: "fila igual a otra, contada como otra distinta",
    GapKind.SAME_NUMBER: "número de otra fila, contada cada una",
    GapKind.TO_ITSELF: "quien paga y quien cobra son uno, no es transferencia",
}
"""Each kind of gap in Spanish; in English it is the kind's own word."""
_UNIT = re.compile(r"(line|row|record) (\d+)$")


def phrase(key: str, lang: Language, **values: object) -> str:
    """Return a phrase, its gaps filled.

    >>> phrase("worth knowing", "es")
    'conviene saber del archivo:'
    """
    return PHRASES[key][LANGUAGES.index(lang)].format(**values)


def counted_in(lang: Language, count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted_in("es", 1200, "row"), counted_in("en", 1, "hit")
    ('1,200 filas', '1 hit')
    """
    one, many = NOUNS[noun][LANGUAGES.index(lang)]
    return f"{count:,} {one if count == 1 else many}"


def gap_words(gap: Gap, lang: Language) -> str:
    """Return a gap in one line, in English as `Gap.say` does.

    >>> gap_words(Gap(GapKind.CUT, "", "name", 2), "es")
    "columna 'name': celda cortada, 2 celdas"
    """
    if lang == "en":
        return gap.say()
    places = [phrase("column", lang, name=gap.column)] if gap.column else []
    places += [phrase("sheet", lang, name=gap.sheet)] if gap.sheet else []
    said = ": ".join(filter(None, (phrase("of", lang).join(places), GAPS[gap.kind])))
    if gap.count > 1:
        said += f", {counted_in(lang, gap.count, 'cell' if gap.column else 'time')}"
    some = [
        ": ".join(
            filter(
                None,
                (
                    phrase("row", lang, number=one.line) if one.line else "",
                    repr(one.value) if one.value else "",
                ),
            )
        )
        for one in gap.examples[:3]
    ]
    return said + (f" ({'; '.join(some)})" if some else "")


def where_words(hit: Hit, lang: Language) -> str:
    """Return row, file, sheet, line and column of a hit, in English as `where` does."""
    if lang == "en":
        return where(hit)
    row = phrase("row", lang, number=hit.row) if hit.row else phrase("beside the rows", lang)
    row += f" ({hit.key[:40]})" if hit.key else ""
    column = phrase("column", lang, name=hit.column) if hit.row else hit.column
    return ", ".join(filter(None, (row, hit.file, _place(hit, lang), column)))


def _place(hit: Hit, lang: Language) -> str:
    """Return sheet and line of a hit, what the line counts taken from how the hit says it."""
    parts = [phrase("sheet", lang, name=hit.sheet)] if hit.sheet else []
    found = _UNIT.search(hit.place)
    if found is not None:
        unit = "record number" if found[1] == "record" else found[1]
        parts.append(phrase(unit, lang, number=found[2]))
    return ", ".join(parts)
