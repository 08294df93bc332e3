"""Many CVs held against a posting at once: the scores of `screener.scoring.score`, without its explanations.

`columns_of` keeps of CVs what scoring needs of them, in columns; `Bulk(posting).scores(columns)` gives the scores. A
CV's facts are judged by the very functions that judge one CV; what is done at once is finding out which CVs say the
same on a requirement, so that each of the few different cases is judged a single time.
"""

from screener.scoring.bulk.columns import Columns, columns_of
from screener.scoring.bulk.scores import Bulk, Scores

__all__ = ["Bulk", "Columns", "Scores", "columns_of"]
