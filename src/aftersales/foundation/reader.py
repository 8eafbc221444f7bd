"""Reading plain mappings: every wrong value is noted with its place, and reading goes on.

The model's classes are made from mappings whose scalars are text (YAML) or typed (JSON).
A `Reader` stands at one mapping, hands out its values checked, and remembers which keys were
asked for, so that the rest are reported as unknown. A wrong value yields a neutral stand-in;
`Reader.finish` raises once, with all faults, before anything built from stand-ins is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from aftersales.foundation.exact import read_count, read_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

_Choice = TypeVar("_Choice", bound=str)
_Computed = TypeVar("_Computed")

A_MAPPING = Text("一组“名称: 内容”", "names with their values (name: value)")
A_LIST = Text("一个列表", "a list")
A_STRING = Text("一段文字", "a text")
NOT_EMPTY = Text("不能为空", "a text that is not empty")
A_KNOWN_KEY = Text("已知的键：{known}", "a known key: {known}")
A_COUNT = Text(
    "不带符号的整数（0、1、2……），不超过 100 位数字",
    "a whole number without a sign (0, 1, 2, ...) of at most 100 digits",
)
AN_EXACT_NUMBER = Text(
    "整数、小数或分数（如 3、1.5、3/5）", "a whole number, decimal or fraction (3, 1.5, 3/5)"
)


def expect_mapping(value: object, at: str = "") -> None:
    """Raise `Refused` unless VALUE, which stands AT, is a mapping."""
    if not isinstance(value, Mapping):
        raise Refused([Fault(at=at, found=shown(value), expected=A_MAPPING)])


class Reader:
    """One mapping of the input, its dotted path, and the faults found in the whole input so far."""

    def __init__(self, value: object, at: str = "", faults: list[Fault] | None = None) -> None:
        self.at = at
        self.faults: list[Fault] = [] if faults is None else faults
        self._asked: set[str] = set()
        self._mapping: Mapping[object, object] = {}
        if isinstance(value, Mapping):
            self._mapping = value
        else:
            self.fault("", value, A_MAPPING)

    def path(self, key: str) -> str:
        """The dotted path of KEY from the top of the input."""
        return ".".join(part for part in (self.at, key) if part)

    def fault(self, key: str, found: object, expected: Text) -> None:
        """Note that FOUND stands under KEY where EXPECTED should; KEY "" is this mapping itself."""
        self.faults.append(Fault(at=self.path(key), found=shown(found), expected=expected))

    def missing(self, key: str, expected: Text) -> None:
        """Note that nothing stands under KEY where EXPECTED should."""
        self.faults.append(Fault(at=self.path(key), found="–", expected=expected))

    def has(self, key: str) -> bool:
        """Whether KEY is there, whatever stands under it."""
        return key in self._mapping

    def names(self) -> list[str]:
        """The keys, in the order of the input."""
        return [str(key) for key in self._mapping]

    def pairs(self) -> list[tuple[str, object]]:
        """Every key with its value, in the order of the input: all of them are asked for."""
        found = [(str(key), value) for key, value in self._mapping.items()]
        self._asked.update(key for key, _ in found)
        return found

    def raw(self, key: str) -> object:
        """The value of KEY as it stands, or None."""
        self._asked.add(key)
        return self._mapping.get(key)

    def string(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; DEFAULT where the key is absent, if there is a default."""
        value = self.raw(key)
        if not self.has(key):
            if default is None:
                self.missing(key, A_STRING)
            return default or ""
        if not isinstance(value, str):
            self.fault(key, value, A_STRING)
            return ""
        if not value.strip():
            self.fault(key, value, NOT_EMPTY)
        return value

    def constant(self, key: str, expected: str) -> None:
        """KEY must be there and be EXPECTED (a format's tag)."""
        if self.raw(key) != expected:
            self.fault(key, self.raw(key), Text(f"“{expected}”", f'"{expected}"'))

    def choice(self, key: str, choices: Iterable[_Choice], default: _Choice | None = None) -> _Choice:
        """One of CHOICES; DEFAULT where the key is absent, if there is a default."""
        allowed = list(choices)
        if default is not None and not self.has(key):
            self.raw(key)
            return default
        value = self.raw(key)
        for choice in allowed:
            if value == choice:
                return choice
        listed = " | ".join(allowed)
        self.fault(key, value, Text(f"以下之一：{listed}", f"one of: {listed}"))
        return allowed[0]

    def optional_choice(self, key: str, choices: Iterable[_Choice]) -> _Choice | None:
        """None where the key is absent."""
        self._asked.add(key)
        return self.choice(key, choices) if self.has(key) else None

    def flag(self, key: str, default: bool) -> bool:
        """True or false, also as the text of a YAML file; DEFAULT where the key is absent."""
        if not self.has(key):
            self.raw(key)
            return default
        value = self.raw(key)
        if isinstance(value, bool):
            return value
        return self.choice(key, ("true", "false")) == "true"

    def exact(self, key: str, default: Fraction | None = None) -> Fraction:
        """A whole number, decimal or fraction, exactly; DEFAULT where the key is absent, if there is one."""
        value = self.raw(key)
        if not self.has(key) and default is not None:
            return default
        number = read_exact(value)
        if number is None:
            self.fault(key, value, AN_EXACT_NUMBER)
            return Fraction(0)
        return number

    def count(self, key: str, default: int | None = None, expected: Text = A_COUNT) -> int:
        """A whole number from 0 on, else EXPECTED is told; DEFAULT where the key is absent, if any."""
        value = self.raw(key)
        if not self.has(key) and default is not None:
            return default
        number = read_count(value)
        if number is None:
            self.fault(key, value, expected)
            return 0
        return number

    def text(self, key: str) -> Text:
        """A text in both languages. A missing translation is counted by the data check, not refused here."""
        return self.inner(key).as_text()

    def as_text(self) -> Text:
        """This mapping itself as a text in both languages."""
        english = self.raw("en")
        if english is not None and not isinstance(english, str):
            self.fault("en", english, A_STRING)
        result = Text(self.string("zh"), english if isinstance(english, str) else "")
        self.close()
        return result

    def optional_text(self, key: str) -> Text | None:
        """A text in both languages; None where the key is absent."""
        self._asked.add(key)
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of texts in both languages; empty where the key is absent."""
        return tuple(inner.as_text() for inner in self.inners(key))

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is absent."""
        return tuple(value for _, value in self.placed_strings(key))

    def placed_strings(self, key: str) -> list[tuple[str, str]]:
        """A list of texts, each with its place below this mapping (``skip.2``)."""
        found = []
        for index, value in enumerate(self.entries(key)):
            if isinstance(value, str) and value:
                found.append((f"{key}.{index}", value))
            else:
                self.fault(f"{key}.{index}", value, A_STRING)
        return found

    def entries(self, key: str) -> list[object]:
        """The list under KEY as it stands; empty where the key is absent."""
        value = self.raw(key)
        if not self.has(key):
            return []
        if not isinstance(value, list):
            self.fault(key, value, A_LIST)
            return []
        return list(value)

    def inner(self, key: str) -> Reader:
        """The mapping under KEY, which must be there."""
        value = self.raw(key)
        if not self.has(key):
            self.missing(key, A_MAPPING)
            return Reader({}, self.path(key), [])
        return Reader(value, self.path(key), self.faults)

    def optional_inner(self, key: str) -> Reader | None:
        """The mapping under KEY; None where the key is absent."""
        self._asked.add(key)
        return self.inner(key) if self.has(key) else None

    def inners(self, key: str) -> list[Reader]:
        """The mappings of the list under KEY, each placed by its ``id`` where it has one."""
        readers = []
        for index, value in enumerate(self.entries(key)):
            name = value.get("id") if isinstance(value, Mapping) else None
            place = name if isinstance(name, str) and name else str(index)
            readers.append(Reader(value, self.path(f"{key}.{place}"), self.faults))
        return readers

    def named_inners(self, key: str) -> dict[str, Reader]:
        """The mappings in the mapping under KEY, by name; empty where the key is absent."""
        if not self.has(key):
            self._asked.add(key)
            return {}
        outer = self.inner(key)
        return {name: Reader(outer.raw(name), outer.path(name), self.faults) for name in outer.names()}

    def noted(self, compute: Callable[[], _Computed]) -> _Computed | None:
        """What COMPUTE gives; None, and its faults noted here, if it refuses."""
        try:
            return compute()
        except Refused as refused:
            self.faults.extend(refused.faults)
            return None

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self._mapping:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.fault(str(key), key, A_KNOWN_KEY.filled(known=known))

    def finish(self) -> None:
        """Report unknown keys, and refuse the input if it has any fault."""
        self.close()
        if self.faults:
            raise Refused(self.faults)
