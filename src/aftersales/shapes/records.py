"""Records, and what verifying one finds."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.foundation.described import Elsewhere, Items, Meaning, Pattern
from aftersales.foundation.faults import FaultJson
from aftersales.foundation.json_forms import Base64Url, Exact, Id, Moment, Multikey, Sha256
from aftersales.foundation.text import TextJson
from aftersales.shapes.calculations import AskedCalculation, CalculationResult, StrictRequest
from aftersales.shapes.common import NoticeJson, RubricJson, RuleDocumentJson
from aftersales.shapes.requests import RequestJson
from aftersales.shapes.sites import LeftOutJson


class ProofJson(TypedDict):
    """签名 · signature

    A signature with Ed25519: a Data Integrity proof of the cryptosuite eddsa-jcs-2022 (W3C).
    """

    type: Annotated[Literal["DataIntegrityProof"], Meaning("Fixed.")]
    cryptosuite: Annotated[Literal["eddsa-jcs-2022"], Meaning("Fixed.")]
    created: Moment
    verificationMethod: Annotated[
        str,
        Meaning("The public key."),
        Pattern("^did:key:z[1-9A-HJ-NP-Za-km-z]+#z[1-9A-HJ-NP-Za-km-z]+$"),
    ]
    proofPurpose: Annotated[Literal["assertionMethod"], Meaning("Fixed.")]
    proofValue: Annotated[str, Meaning("64 bytes in base58."), Pattern("^z[1-9A-HJ-NP-Za-km-z]+$")]


class RecordJson(TypedDict):
    """评分记录 · record

    A calculation for another person to recompute; also the result of a request of the kind record.
    """

    format: Annotated[Literal["record/1"], Meaning("Fixed.")]
    request: Annotated[
        StrictRequest,
        Meaning("As it was put; see request-1.json.", title="请求 · request"),
        Elsewhere(("format", "kind")),
    ]
    result: Annotated[
        CalculationResult,
        Meaning("As it was given; see the schema of the kind, such as score-1.json.", title="结果 · result"),
        Elsewhere(),
    ]
    engine: Annotated[
        str,
        Meaning("Version of the engine.", title="引擎版本 · engine"),
        Pattern("^[0-9]+(\\.[0-9A-Za-z]+)*"),
    ]
    documents: Annotated[
        list[RubricJson | RuleDocumentJson],
        Meaning("What the result is based on.", title="依据 · documents"),
        Items(least=1),
    ]
    signed: Annotated[
        Mapping[str, str],
        Meaning("Who made it and when (by, on), in their own words.", title="编制人 · signed"),
    ]
    notice: NotRequired[
        Annotated[
            TextJson,
            Meaning(
                "That this is a self-made estimate and no certification; older records lack it.",
                title="声明 · notice",
            ),
        ]
    ]
    integrity: NotRequired[
        Annotated[
            Sha256,
            Meaning(
                "Root hash of the site that it was made on, see its integrity.json.",
                title="校验根 · root hash",
            ),
        ]
    ]
    digest: Annotated[
        Sha256,
        Meaning(
            "SHA-256 of all the rest but the proof, as JSON by RFC 8785 (JCS).",
            title="校验值 · digest",
        ),
    ]
    proof: NotRequired[
        Annotated[ProofJson, Meaning("Over all the rest, the digest too.", title="签名 · proof")]
    ]


class EnginesJson(TypedDict):
    """引擎 · engine

    The engine.
    """

    recorded: Annotated[str, Meaning("Version then.")]
    current: Annotated[str, Meaning("Version now.")]


class DocumentComparisonJson(TypedDict):
    id: Annotated[str, Meaning("As recorded.")]
    edition: Annotated[str | None, Meaning("As recorded.")]
    recorded: Annotated[str | None, Meaning("Its SHA-256, as recorded.")]
    current: Annotated[Sha256 | None, Meaning("Null: it is not used today.")]
    same: Annotated[bool, Meaning("Both alike.")]


class DifferenceJson(TypedDict):
    at: Annotated[str, Meaning("Dotted path in the result.")]
    label: Annotated[TextJson, Meaning("The place in words.")]
    recorded: Annotated[str, Meaning("Then; – for nothing.")]
    recomputed: Annotated[str, Meaning("Now; – for nothing.")]


class VerdictFigures(TypedDict):
    """得分与级别 · score and level

    Score and level.
    """

    final: Exact | None
    level: Id | None
    passed: bool | None
    words: Annotated[TextJson, Meaning("As people read it: the level's name and the score as it is shown.")]


Recorded: TypeAlias = str | int | bool | Mapping[str, object] | list[object] | None
"""Whatever a record can hold: no fraction, which is written as text."""


class RecordedVerdict(TypedDict):
    """记录里的得分与级别 · score and level as recorded

    Score and level as recorded: in a record that was altered they may be anything.
    """

    final: Recorded
    level: Recorded
    passed: Recorded
    words: Annotated[TextJson, Meaning("As people read it; what is no score or level is quoted.")]


class VerdictComparisonJson(TypedDict):
    recorded: RecordedVerdict
    recomputed: VerdictFigures
    changed: Annotated[bool, Meaning("Whether they differ.")]


class SignatureJson(TypedDict):
    """签名 · signature

    What it takes to check the signature of a record with Ed25519.
    """

    key: Annotated[Base64Url, Meaning("The public key, 32 bytes (x of its JWK).")]
    multikey: Annotated[Multikey, Meaning("The public key as it is written.")]
    created: Moment
    signed_bytes: Annotated[Base64Url, Meaning("The 64 bytes that were signed.")]
    value: Annotated[Base64Url, Meaning("The signature, 64 bytes.")]


class VerifyResult(NoticeJson):
    """复核结果 · result of verify

    What recomputing a record found; the reply to a request of the kind verify.
    """

    agrees: Annotated[bool, Meaning("Intact, the same documents, the same result.", title="一致 · agrees")]
    intact: Annotated[bool, Meaning("Its digest is that of its content.", title="未被改动 · intact")]
    digest_form: Annotated[
        Literal["rfc8785", "code-points"] | None,
        Meaning(
            "How keys stood for the digest: by RFC 8785, or as in records of before; null: not intact.",
            title="校验方式 · form of the digest",
        ),
    ]
    same_documents: Annotated[
        bool, Meaning("It was made with the documents of today.", title="文件相同 · same documents")
    ]
    compared: Annotated[
        bool,
        Meaning(
            "Whether it was compared: not if the request is refused today, nor under other documents "
            "unless asked.",
            title="已比较 · compared",
        ),
    ]
    engine: EnginesJson
    documents: Annotated[
        list[DocumentComparisonJson], Meaning("What it is based on.", title="依据 · documents")
    ]
    differences: Annotated[
        list[DifferenceJson], Meaning("Where the result of today is another.", title="不同之处 · differences")
    ]
    left_out_since: Annotated[
        list[LeftOutJson],
        Meaning(
            "Rows of a list that were sites then, and are none for the program of today.",
            title="后来不算场所的行 · rows left out since",
        ),
    ]
    counted_since: Annotated[
        list[LeftOutJson],
        Meaning(
            "Rows of a list that were no sites then, and are sites for the program of today.",
            title="后来算场所的行 · rows counted since",
        ),
    ]
    faults: Annotated[
        list[FaultJson],
        Meaning("Why the request is refused today; empty if it is not.", title="被拒绝的原因 · faults"),
    ]
    switched_readings: Annotated[
        list[TextJson],
        Meaning(
            "Readings that it was made under in place of the adopted ones; its result is by them.",
            title="换了的读法 · readings switched",
        ),
    ]
    verdict: Annotated[
        VerdictComparisonJson | None,
        Meaning("Null unless a score was compared.", title="得分与级别 · verdict"),
    ]
    signed: Annotated[
        Mapping[str, str], Meaning("As recorded: who made it, and when.", title="编制人 · signed")
    ]
    integrity: Annotated[
        Sha256 | None,
        Meaning("As recorded: root hash of the site it was made on.", title="校验根 · root hash"),
    ]
    signature: Annotated[
        SignatureJson | None,
        Meaning("Null if nobody signed it. The engine does not judge it.", title="签名 · signature"),
    ]


class SignRequest(RequestJson):
    """签名 · sign

    What a key signs of a record; with the signature, the record that carries it.
    """

    kind: Literal["sign"]
    record: Annotated[
        RecordJson, Meaning("See record-1.json.", title="记录 · record"), Elsewhere(("format",))
    ]
    key: Annotated[Base64Url, Meaning("The public key, 32 bytes (x of its JWK).")]
    created: Moment
    signature: NotRequired[Annotated[Base64Url, Meaning("Of the bytes to sign, 64 bytes.")]]


class SignResult(TypedDict):
    """签名 · result of sign

    What to sign, and the record with the signature.
    """

    to_sign: Annotated[Base64Url, Meaning("64 bytes.", title="待签内容 · bytes to sign")]
    multikey: Annotated[Multikey, Meaning("The public key as it is written.")]
    record: Annotated[
        RecordJson | None,
        Meaning("With its proof, see record-1.json; null without a signature.", title="记录 · record"),
        Elsewhere(("format",)),
    ]


class RecordRequest(RequestJson):
    """记录 · record

    A calculation, to be kept as a record.
    """

    kind: Literal["record"]
    request: Annotated[AskedCalculation, Meaning("Of a calculation.", title="请求 · request")]
    signed: NotRequired[Annotated[Mapping[str, str], Meaning("Who made it and when.")]]
    integrity: NotRequired[Annotated[Sha256, Meaning("Root hash of the site that asks.")]]


class VerifyRequest(RequestJson):
    """复核 · verify

    Does a record still come to the same?
    """

    kind: Literal["verify"]
    record: Annotated[
        RecordJson, Meaning("See record-1.json.", title="记录 · record"), Elsewhere(("format",))
    ]
    under_current: NotRequired[
        Annotated[
            Literal[True, False, "true", "false"],
            Meaning("Recompute it under the documents of today, even if it was made with others."),
        ]
    ]
