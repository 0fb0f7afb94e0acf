"""A text column that holds a typed value as JSON."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Typed(TypeDecorator[Any]):
    """Text rather than a JSON type: a document keeps its order of keys, and only Python reads it."""

    impl = Text
    cache_ok = True

    def __init__(self, python: Any) -> None:
        super().__init__()
        self.python = python
        self._adapter: TypeAdapter[Any] = TypeAdapter(python)

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        return None if value is None else self._adapter.dump_json(value, by_alias=True).decode()

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        return None if value is None else self._adapter.validate_json(value)
