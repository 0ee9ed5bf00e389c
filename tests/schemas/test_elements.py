"""Elements by symbol and by Chinese name."""

import pytest

from schemas.elements import element_name, find_element


@pytest.mark.parametrize(
    ("symbol", "name"), [("Mg", "镁"), ("RE", "稀土"), ("Gd", "钆"), ("X", ""), ("Og", "")]
)
def test_an_element_that_is_alloyed_has_a_chinese_name(symbol, name):
    assert name == element_name(symbol)
    assert not name or find_element(name) == symbol
