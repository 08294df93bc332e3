"""Which of the program's roles a position was, by its title and, where that does not tell, by its duties."""
from typing import Literal

def roles_of(title: str, duties: str) -> tuple[tuple[str, ...], Literal["title", "duties", ""]]:
    return (), ""
