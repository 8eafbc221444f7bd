"""The rule for audit time: a table of person-days by headcount, and shares of the initial time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.reference import Reference, read_reference

Audit = Literal["initial", "surveillance", "recertification"]
AUDITS: tuple[Audit, ...] = ("initial", "surveillance", "recertification")
OnSiteOf = Literal["initial", "every-audit"]
ON_SITE_OF: tuple[OnSiteOf, ...] = ("initial", "every-audit")
SharesOf = Literal["total-time", "on-site-time"]
SHARES_OF: tuple[SharesOf, ...] = ("total-time", "on-site-time")

_A_SHARE = Text("大于 0、不大于 1 的分数（如 1/3）", "a fraction above 0 and up to 1 (such as 1/3)")
_ABOVE_ZERO = Text("大于 0 的数", "a number above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One row of the table: ``days`` person-days for ``lowest`` to ``highest`` people, both included."""

    lowest: int
    highest: int
    days: Fraction
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSite:
    """The least share of an audit's time that is spent on site: ``of`` the initial audit, or of every one."""

    share: Fraction
    of: OnSiteOf
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Our planning convention: a figure rounded up to a multiple of ``step``; ``text`` says so."""

    step: Fraction
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTimeRule:
    """Bands without gap or overlap, ascending; ``surveillance`` and ``recertification`` are shares.

    ``shares_of`` says what they are shares of: the whole initial time, or its part on site.
    """

    source: Reference
    bands: tuple[Band, ...]
    on_site: OnSite
    surveillance: Fraction
    recertification: Fraction
    shares_of: SharesOf
    shares_source: Reference
    suggestion: Suggestion
    discrepancies: tuple[str, ...]


def read_audit_time_rule(reader: Reader, document: str) -> AuditTimeRule:
    """The rule of audit time that READER describes, in person-days; DOCUMENT is the id of its file."""
    reader.choice("unit", ("person-day",))
    on_site = _read_on_site(reader.inner("on_site"), document)
    shares = reader.inner("shares_of_initial")
    rule = AuditTimeRule(
        source=read_reference(reader.inner("source"), document),
        bands=tuple(_read_band(inner) for inner in reader.inners("bands")),
        on_site=on_site,
        surveillance=_read_share(shares, "surveillance"),
        recertification=_read_share(shares, "recertification"),
        shares_of=shares.choice("of", SHARES_OF, "total-time"),
        shares_source=(
            read_reference(shares.inner("source"), document) if shares.has("source") else on_site.source
        ),
        suggestion=_read_suggestion(reader.inner("suggestion")),
        discrepancies=reader.strings("discrepancies"),
    )
    _expect_consecutive(reader, rule.bands)
    shares.close()
    reader.close()
    return rule


def _expect_consecutive(reader: Reader, bands: tuple[Band, ...]) -> None:
    """Each band begins where the one before ended, so that a headcount has one row at most."""
    if not bands:
        reader.missing("bands", Text("至少一档", "at least one band"))
    for number, band in enumerate(bands):
        begins = bands[number - 1].highest + 1 if number else band.lowest
        if band.lowest != begins:
            reader.fault(f"bands.{number}.from", band.lowest, Text(f"{begins}（首尾相接）", f"{begins}"))
        if band.highest < band.lowest:
            expected = Text(f"不小于 {band.lowest}", f"{band.lowest} or more")
            reader.fault(f"bands.{number}.to", band.highest, expected)


def _read_band(reader: Reader) -> Band:
    band = Band(
        lowest=reader.count("from"),
        highest=reader.count("to"),
        days=reader.exact("days"),
        discrepancies=reader.strings("discrepancies"),
    )
    if band.days <= 0:
        reader.fault("days", str(band.days), _ABOVE_ZERO)
    reader.close()
    return band


def _read_on_site(reader: Reader, document: str) -> OnSite:
    on_site = OnSite(
        share=_read_share(reader, "share"),
        of=reader.choice("of", ON_SITE_OF),
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return on_site


def _read_suggestion(reader: Reader) -> Suggestion:
    suggestion = Suggestion(step=reader.exact("step"), text=reader.text("text"))
    reader.choice("round", ("up",))
    if suggestion.step <= 0:
        reader.fault("step", str(suggestion.step), _ABOVE_ZERO)
    reader.close()
    return suggestion


def _read_share(reader: Reader, key: str) -> Fraction:
    share = reader.exact(key)
    if not 0 < share <= 1:
        reader.fault(key, str(share), _A_SHARE)
    return share
