"""Writing YAML that is read back as it was."""

from __future__ import annotations

import yaml


def write_yaml(content: object) -> str:
    """CONTENT as YAML: keys in their order, Chinese as it is, a line a value."""
    text: str = yaml.safe_dump(
        content, allow_unicode=True, sort_keys=False, default_flow_style=False, width=110
    )
    return text
