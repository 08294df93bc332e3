"""Where the gold sets and their floors lie."""

from pathlib import Path

GOLD = Path(__file__).parent / "gold"
SETS = {"B": GOLD, "U": Path(__file__).parent / "gold_u", "V": Path(__file__).parent / "gold_v"}
FLOORS = Path(__file__).parent / "floors.yaml"
