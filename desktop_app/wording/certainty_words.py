"""How sure a source is, in words: who attested it, or how it was read."""

from desktop_app.model.sources import Source
from desktop_app.wording import written
from desktop_app.wording.messages import Messages


def how_sure(source: Source, messages: Messages) -> str:
    """Return it of any source, also of one read in the official text."""
    if source.attested_by and source.attested_on is not None:
        return f"đã xác nhận bởi {source.attested_by} ngày {written.short_date(source.attested_on)}"
    return messages.label("certainty", source.certainty)


def with_certainty(cited: str, source: Source, messages: Messages) -> str:
    """Return a citation with how sure it is behind it, where the official text itself was not read."""
    return f"{cited} ({how_sure(source, messages)})" if source.certainty.doubtful else cited
