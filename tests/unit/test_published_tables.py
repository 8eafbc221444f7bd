"""Tables of the published data: joined by their words; spreadsheets that open them run nothing."""

import csv
import io

from aftersales import Engine
from aftersales_site.published.tables import csv_of, rule_table
from aftersales_yaml.collection import read_collection


def test_a_table_runs_nothing_and_changes_nothing_that_cannot_be_run() -> None:
    row = ["2-1", "=1+1", "\u200b@x", "-1.5", "1/2", "12-Mar", "-x"]
    assert csv_of([row]).decode("utf-8-sig") == "2-1,'=1+1,'\u200b@x,-1.5,1/2,12-Mar,'-x\r\n"


def test_every_place_of_a_rule_stands_in_its_table_as_it_is_cited() -> None:
    """ZHHT's maturity rules number places 2-1 to 2-6; with a quote before them nothing joined by them."""
    document = Engine(read_collection().bundle()).library.rules["zhht-maturity"].document
    table = csv.DictReader(io.StringIO(csv_of(rule_table(document)).decode("utf-8-sig")))
    places = [row["place"] for row in table]
    assert places == [node.id for node in document.nodes()]
    assert {"2-1", "2-6"} <= set(places)
