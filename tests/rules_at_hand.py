"""The published rule document with calculations, read once for the tests."""

from functools import cache
from typing import Any

from aftersales.model.audit_time_rule import AuditTimeRule
from aftersales.model.lifecycle_rule import LifecycleRule
from aftersales.model.rule_document import RuleDocument, read_rule_document
from aftersales.model.sampling_rule import SamplingRule
from aftersales_yaml.collection import read_collection


@cache
def rule_mapping() -> dict[str, Any]:
    return next(dict(file.content) for file in read_collection().rules if file.content["id"] == "zpic-wf-20")


@cache
def rule_document() -> RuleDocument:
    return read_rule_document(rule_mapping())


def audit_time_rule() -> AuditTimeRule:
    rule = rule_document().audit_time
    assert rule is not None
    return rule


def sampling_rule() -> SamplingRule:
    rule = rule_document().sampling
    assert rule is not None
    return rule


def lifecycle_rule() -> LifecycleRule:
    rule = rule_document().lifecycle
    assert rule is not None
    return rule
