"""Names of months in the usual languages, long and short."""

from __future__ import annotations

import unicodedata

_NAMES = (
    "january jan enero ene janeiro janvier janv januar jaenner janner gennaio gen ocak "
    "styczen stycznia января январь янв січня يناير ม.ค. มกราคม ianuarie",
    "february feb febrero fevereiro fev fevrier fevr februar febbraio subat luty lutego "
    "февраля февраль фев лютого فبراير ก.พ. กุมภาพันธ์ شباط februari",
    "march mar marzo marco mars marz maerz maart mart marzec marca марта март березня مارس "
    "มี.ค. มีนาคม آذار",
    "april apr abril abr avril avr aprile nisan kwiecien kwietnia апреля апрель апр квітня "
    "ابريل أبريل เม.ย. เมษายน نيسان",
    "may mayo maio mai maggio mag mayis maj maja мая май травня مايو พ.ค. พฤษภาคม ايار mei",
    "june jun junio junho juin juni giugno giu haziran czerwiec czerwca июня июнь червня "
    "يونيو มิ.ย. มิถุนายน حزيران",
    "july jul julio julho juillet juil juli luglio lug temmuz lipiec lipca июля июль липня "
    "يوليو ก.ค. กรกฎาคม تموز",
    "august aug agosto ago aout agustus agustos sierpien sierpnia августа август авг серпня "
    "اغسطس أغسطس ส.ค. สิงหาคม اب augustus",
    "september sep sept septiembre setiembre set setembro septembre settembre eylul wrzesien "
    "wrzesnia сентября сентябрь сен сент вересня سبتمبر ก.ย. กันยายน ايلول",
    "october oct octubre outubro out octobre oktober okt ottobre ott ekim pazdziernik "
    "pazdziernika октября октябрь окт жовтня اكتوبر أكتوبر ต.ค. ตุลาคม",
    "november nov noviembre novembro novembre kasim listopada ноября ноябрь ноя листопада "
    "نوفمبر พ.ย. พฤศจิกายน",
    "december dec diciembre dic dezembro dez decembre dezember dicembre aralik grudzien "
    "grudnia декабря декабрь дек грудня ديسمبر ธ.ค. ธันวาคม",
)


def plain_word(text: str) -> str:
    """Return a text in small letters without accents.

    >>> plain_word("14 MÄRZ")
    '14 marz'
    """
    found = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in found if not unicodedata.combining(char))


MONTHS = {
    plain_word(name).replace(".", ""): number
    for number, names in enumerate(_NAMES, 1)
    for name in names.split()
}
"""Number of each month by its name in small letters without accents and points."""
