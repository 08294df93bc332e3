"""Where the gold sets and their floors lie."""

from pathlib import Path

GOLD = Path(__file__).parent / "gold"
SETS = {"B": GOLD} | {name: Path(__file__).parent / f"gold_{name.lower()}" for name in "UVWX"}
FLOORS = Path(__file__).parent / "floors.yaml"
