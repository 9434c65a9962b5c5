"""Words of the first version of the scheme language that the second says otherwise: old files keep being read."""

from collections.abc import Mapping

from desktop_app.rules.scheme_counts import CountOf
from desktop_app.rules.scheme_readings import DutyDay

_STINT_DAY = "stint_day"
_COUNTS = frozenset(CountOf)


def modern(data: Mapping[str, object]) -> Mapping[str, object]:
    """Return a scheme's plain data in the words of today; data of the second version as they are.

    The day a stint began on became whichever day counts more; lines left out by what they count are left out by id.
    """
    if data.get("language", 1) != 1:
        return data
    lines = data.get("line")
    if not isinstance(lines, list):
        return {**data, **_readings(data)}
    ids = {_counted(line): str(line.get("code")) for line in lines if isinstance(line, Mapping)}
    return {**data, **_readings(data), "line": [_line(line, ids) for line in lines]}


def _readings(data: Mapping[str, object]) -> dict[str, object]:
    readings = data.get("readings")
    if not isinstance(readings, Mapping) or not isinstance(switch := readings.get("duty_day"), Mapping):
        return {}
    if switch.get("value") != _STINT_DAY:
        return {}
    return {"readings": {**readings, "duty_day": {**switch, "value": DutyDay.EITHER_DAY.value}}}


def _counted(line: Mapping[str, object]) -> object:
    count = line.get("count")
    return count.get("of") if isinstance(count, Mapping) and isinstance(count.get("of"), str) else None


def _line(line: object, ids: Mapping[object, str]) -> object:
    if not isinstance(line, Mapping) or not isinstance(count := line.get("count"), Mapping):
        return line
    excludes = count.get("excludes")
    if not isinstance(excludes, list):
        return line
    # What no line counts was never left out: such a word falls away, as it did.
    kept = [ids.get(one, "") if one in _COUNTS else one for one in excludes if isinstance(one, str)]
    named = {**count, "excludes": [one for one in kept if one]}
    return {**line, "count": named} if len(kept) == len(excludes) else line
