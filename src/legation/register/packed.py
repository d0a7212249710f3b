"""Extractions as they are kept: JSON, compressed (to about a quarter)."""

from __future__ import annotations

import zlib

import msgspec

from legation.model import Extraction

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Extraction)


def pack(extraction: Extraction) -> bytes:
    """The bytes that are stored."""
    return zlib.compress(_encoder.encode(extraction), level=6)


def unpack(record: bytes) -> Extraction:
    """The extraction in what `pack` made."""
    return _decoder.decode(zlib.decompress(record))
