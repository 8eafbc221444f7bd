"""The home page: three entrances, then the state of each document."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import HOME, prepare_page
from aftersales_site.calculators.rules import calculations, title_of
from aftersales_site.calculators.script_words import script_json
from aftersales_site.calculators.workspace import kept_under
from aftersales_site.content.preparation import preparations
from aftersales_site.pages.structured_data import of_site
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

FIRST_QUESTIONS = ("application-papers", "audit-time", "validity", "surveillance")
"""What an applicant asks first, as topics of the comparison; one that is not there is left out."""

_OF_ONES_OWN = ("continue", "continue_case", "my_cases")
"""What is said to whoever has begun something."""


def _words_of_ones_own(site: LanguageSite) -> dict[str, str]:
    own = {key: site.words["home"][key] for key in _OF_ONES_OWN}
    return own | {"unnamed": site.words["workspace"]["unnamed"]}


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["home"]
    prepared = [issuer for issuer, _ in preparations(site.content)]
    yield Page(
        address=HOME,
        title=words["title"],
        short=site.words["site"]["home"],
        description=words["lead"],
        kind="home",
        structured=of_site(site),
        plain=True,
        scripts=("assets/cases/home.js", *(("assets/rules/which.js",) if site.content.which else ())),
        style_sheets=("assets/stylesheets/which.css",) if site.content.which else (),
        body=site.render(
            "pages/home.md.jinja",
            HOME,
            h=words,
            questions=[topic for topic in site.content.comparison.topics if topic.id in FIRST_QUESTIONS],
            told={
                "words": script_json(_words_of_ones_own(site)),
                "kept-under": script_json(dict(kept_under(site, HOME))),
            },
            prepared=[(prepare_page(issuer.id), site.say(issuer.short)) for issuer in prepared],
            prepared_issuers=[issuer.id for issuer in prepared],
            on_site=[(each.address, title_of(site, each)) for each in calculations(site.content)],
        ),
    )
