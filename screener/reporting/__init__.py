"""write(ranking, path): what people and programs are given, one module per format, in French or English."""

from screener.reporting.contract import to_dict, to_json
from screener.reporting.write import write

__all__ = ["to_dict", "to_json", "write"]
