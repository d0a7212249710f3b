"""From bytes to `Report`: files, directories, globs and standard input, lazily and in bounded memory."""

from legation.reading.sources import read_sources, read_text

__all__ = ["read_sources", "read_text"]
