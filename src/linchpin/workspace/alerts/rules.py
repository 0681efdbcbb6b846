"""How alerts are decided: reasons on offer, who needs a second person, when alerts are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from linchpin.claims.errors import ReadError

VERDICTS = ("false match", "true match", "open", "escalated")
"""What can be decided on an alert."""
NAME = "rules.yaml"


@dataclass(frozen=True, slots=True)
class ReasonTemplate:
    """A reason on offer.

    Attributes:
        id: Its name, which decisions keep.
        verdicts: The dispositions it is for.
        when: What the comparison must show for it to be suggested, such as `differs gender`.
        words: What it says, by language.
    """

    id: str
    verdicts: tuple[str, ...]
    when: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """Return what it says, in English where it has no words of a language."""
        return self.words.get(lang) or self.words.get("en") or self.id


@dataclass(frozen=True, slots=True)
class AlertRules:
    """How alerts are decided in one house.

    Attributes:
        reasons: Reasons on offer.
        true_match_needs_two: Whether a true match needs a second person.
        lists_need_two: Sources on which every decision needs a second person.
        due_hours: Hours after a run at which an alert is due, by band.
        silent_days: Days after which a false match is looked at again in any case.
        quality_share: Share of false matches that a second person decides again, 0..1.
    """

    reasons: tuple[ReasonTemplate, ...]
    true_match_needs_two: bool = True
    lists_need_two: frozenset[str] = frozenset()
    due_hours: Mapping[str, float] = field(default_factory=dict)
    silent_days: int = 365
    quality_share: float = 0.05

    def needs_two(self, verdict: str, lists: tuple[str, ...]) -> bool:
        """Say whether a disposition holds only once a second person comes to the same."""
        if verdict not in ("true match", "false match"):
            return False
        chosen = not self.lists_need_two.isdisjoint(lists)
        return chosen or (verdict == "true match" and self.true_match_needs_two)

    def template(self, name: str) -> ReasonTemplate | None:
        """Return a reason by its name."""
        return next((item for item in self.reasons if item.id == name), None)

    def suggested(self, verdict: str, shown: frozenset[str]) -> tuple[ReasonTemplate, ...]:
        """Return the reasons that what is shown speaks for, in the order of the rules.

        Args:
            verdict: The disposition.
            shown: What the comparison shows, such as `differs gender`.
        """
        fit = [
            item
            for item in self.reasons
            if item.when and verdict in item.verdicts and shown.issuperset(item.when)
        ]
        return tuple(fit)


def default_rules() -> str:
    """Return the rules that come with Linchpin, as YAML."""
    return files(__package__).joinpath(NAME).read_text("utf-8")


def rules_in(folder: Path) -> AlertRules:
    """Return the rules of a folder of alerts; those that come with Linchpin where it has none.

    Raises:
        ReadError: The file cannot be read, or says what is not known.
    """
    place = folder / NAME
    try:
        text = place.read_text("utf-8") if place.exists() else default_rules()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{place}: cannot be read ({error})") from error
    return rules_from(text, str(place))


def rules_from(text: str, place: str) -> AlertRules:
    """Return rules from YAML.

    Args:
        text: The YAML.
        place: Where it stands, for messages.

    Raises:
        ReadError: It is not YAML, or says what is not known.
    """
    import yaml

    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ReadError(f"{place}: is not YAML ({error})") from error
    if not isinstance(found, dict):
        raise ReadError(f"{place}: holds no rules; it is a mapping with `reasons`")
    try:
        return _rules(dict(found))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadError(f"{place}: {error}") from error


def _rules(found: dict[str, Any]) -> AlertRules:
    reasons = tuple(map(_template, found.pop("reasons", [])))
    eyes = dict(found.pop("four_eyes", {}))
    hours = {str(band): float(number) for band, number in found.pop("due_hours", {}).items()}
    share = float(found.pop("quality_share", 0.05))
    days = int(found.pop("silent_days", 365))
    true_match, lists = bool(eyes.pop("true_match", True)), eyes.pop("lists", None) or []
    left = [*found, *(f"four_eyes: {name}" for name in eyes)]
    if left:
        raise ValueError(f"{left[0]!r} is not known here")
    if not 0 <= share <= 1 or days < 1 or any(number <= 0 for number in hours.values()):
        raise ValueError("quality_share is 0 to 1, silent_days and due_hours are above 0")
    names = [item.id for item in reasons]
    if len(set(names)) < len(names):
        raise ValueError("two reasons have one id")
    return AlertRules(reasons, true_match, frozenset(map(str, lists)), hours, days, share)


def _template(item: dict[str, Any]) -> ReasonTemplate:
    rest = dict(item)
    name = str(rest.pop("id"))
    verdicts = tuple(map(str, rest.pop("for")))
    when = tuple(map(str, rest.pop("when", ())))
    unknown = [verdict for verdict in verdicts if verdict not in VERDICTS]
    if unknown or not verdicts:
        raise ValueError(f"reason {name!r} is for {', '.join(unknown) or 'nothing'}, "
                         f"not one of {', '.join(VERDICTS)}")  # fmt: skip
    words = {str(lang): str(text) for lang, text in rest.items()}
    if not words.get("en"):
        raise ValueError(f"reason {name!r} has no words in `en`")
    return ReasonTemplate(name, verdicts, when, words)
