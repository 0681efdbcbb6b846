"""A list of Article 69-B with invented taxpayers, with every trap of the real one."""

from __future__ import annotations

import csv
from pathlib import Path

_PHASES = (
    ("presunción", "presuntos"),
    ("contribuyentes que desvirtuaron", "desvirtuados"),
    ("definitivos", "definitivos"),
    ("sentencia favorable", "sentencia favorable"),
)
COLUMNS = ["No", "RFC", "Nombre del Contribuyente", "Situación del contribuyente"] + [
    column
    for order, day in _PHASES
    for where, page in (("SAT", "página SAT"), ("DOF", "DOF"))
    for column in (
        f"Número y fecha de oficio global de {order} {where}", f"Publicación {page} {day}",
    )
]  # fmt: skip
PRESUMED = ["1", "AAA080808HL8", "FARO AZUL, S.A. DE C.V.", "Presunto", "500-1", "01/06/2018",
            "500-2", "25/06/2018"]  # fmt: skip
FINAL = ["2", "GARA530910QX1", "ARVO GARZA", "Definitivo", "500-1", "01/06/2018", "500-2",
         "25/06/2018", "", "", "", "", "500-3", "28/09/18 // 10-10-2019", "500-4",
         "44014"]  # fmt: skip
CLEARED = ["3", "BBB080808HL8", "MAR GRIS, S.C. // En cumplimiento a la sentencia 7",
           "Sentencia Favorable", "500-1", "01/06/2018", "500-2", "25/06/2018", "", "", "", "",
           "500-3", "28/09/2018", "500-4", "23/10/2018", "500-5", "05/03/2019", "500-6",
           "16/04/2019"]  # fmt: skip
REBUTTED = ["4", "CCC080808HL8", "MAR ROJO, S.C.", "Desvirtuado", "500-1", "01/06/2018", "500-2",
            "25/06/2018", "500-7", "13/10/2018", "500-8", "in November"]  # fmt: skip
AGAIN = ["5", "BBB080808HL8", "MAR GRÍS, S.C.", "Presunto", "500-9", "01/06/2020", "500-10",
         "25/06/2020"]  # fmt: skip
SUPPRESSED = ["6", "XXXXXXXXXXXX", "Información suprimida", "Presunto", "500-1", "01/06/2018"]
ROWS = (PRESUMED, FINAL, CLEARED, REBUTTED, AGAIN, SUPPRESSED)


def write_sat(folder: Path, rows: tuple[list[str], ...] = ROWS) -> Path:
    """Write the list in Windows-1252, as the SAT does, and return its path."""
    path = folder / "Listado_Completo_69-B.csv"
    with path.open("w", encoding="cp1252", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["Información actualizada al 5 de mayo de 2021", *[""] * 19])
        table.writerow(["Listado completo de contribuyentes (Artículo 69-B del CFF)", *[""] * 19])
        table.writerow(COLUMNS)
        table.writerows([*row, *[""] * (20 - len(row))] for row in rows)
    return path
