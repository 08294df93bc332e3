"""Where the gold set and its floors lie."""

from pathlib import Path

GOLD = Path(__file__).parent / "gold"
FLOORS = Path(__file__).parent / "floors.yaml"
