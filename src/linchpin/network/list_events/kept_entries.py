"""What changed in an entry that both editions hold, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linchpin.claims.claim import Claim
from linchpin.match.name_keys import name_key
from linchpin.network.entry_words import claim_words
from linchpin.network.list_events.event import ListEvent
from linchpin.network.list_events.kinds import ChangeKind, kind_of
from linchpin.network.network import Network

_ALIASES = ("alias", "weakAlias", "previousName")


def entry_events(
    network: Network, entity: str, caption: str, said: Sequence[Claim], unsaid: Sequence[Claim]
) -> list[ListEvent]:
    """Return what happened to an entry, by the claims that came and went.

    Args:
        network: Names of whom it is linked to.
        entity: Entity id.
        caption: Its name.
        said: Claims of the newer edition that the older one has not.
        unsaid: Claims of the older edition that the newer one has not.
    """
    events = list(_names(entity, caption, said, unsaid))
    kinds = dict.fromkeys(kind for claim in (*said, *unsaid) if (kind := kind_of(claim)))
    for kind in kinds:
        if kind is ChangeKind.ALIAS_GAINED:
            continue
        came = [claim for claim in said if kind_of(claim) is kind]
        went = [claim for claim in unsaid if kind_of(claim) is kind]
        now, before = (claim_words(network, _once(claims)) for claims in (came, went))
        gained = tuple(word for word in now if word not in before)
        lost = tuple(word for word in before if word not in now)
        both = (tuple(came), tuple(went))
        if kind is ChangeKind.PROVISION:  # each by itself, so that the same one of many is one
            events += [ListEvent(kind, entity, caption, (word,), (), *both) for word in gained]
            events += [ListEvent(kind, entity, caption, (), (word,), *both) for word in lost]
        elif gained or lost:
            events.append(ListEvent(kind, entity, caption, gained, lost, *both))
    return events


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims less those of a document whose number the entry itself says too."""
    own = {claim.value for claim in claims if claim.prop != "number"}
    return [claim for claim in claims if claim.prop != "number" or claim.value not in own]


def _names(
    entity: str, caption: str, said: Sequence[Claim], unsaid: Sequence[Claim]
) -> Iterator[ListEvent]:
    came, went = _of(said, "name"), _of(unsaid, "name")
    gained, lost = _of(said, *_ALIASES), _of(unsaid, *_ALIASES)
    if came and went and _keys(came) != _keys(went):
        flipped = _keys(came) & _keys(lost) and _keys(went) & _keys(gained)
        kind = ChangeKind.PRIMARY_FLIPPED if flipped else ChangeKind.RENAMED
        yield _event(kind, entity, caption, came, went)
        if flipped:
            gained = [claim for claim in gained if name_key(claim.value) not in _keys(went)]
            lost = [claim for claim in lost if name_key(claim.value) not in _keys(came)]
    elif came or went:
        yield _event(ChangeKind.WORDING, entity, caption, came, went)
    if gained:
        yield _event(ChangeKind.ALIAS_GAINED, entity, caption, gained, ())
    if lost:
        yield _event(ChangeKind.ALIAS_LOST, entity, caption, (), lost)


def _event(
    kind: ChangeKind, entity: str, caption: str, came: Sequence[Claim], went: Sequence[Claim]
) -> ListEvent:
    return ListEvent(kind, entity, caption, _words(came), _words(went), tuple(came), tuple(went))


def _words(claims: Iterable[Claim]) -> tuple[str, ...]:
    weak = {"weakAlias": " (weak)", "previousName": " (former name)"}
    return tuple(
        dict.fromkeys(f"{claim.value}{weak.get(claim.prop or '', '')}" for claim in claims)
    )


def _of(claims: Iterable[Claim], *props: str) -> list[Claim]:
    return [claim for claim in claims if claim.prop in props]


def _keys(claims: Iterable[Claim]) -> set[str]:
    return {name_key(claim.value) for claim in claims}
