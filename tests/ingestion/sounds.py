"""Makes sounds of a few samples, each different."""

import io
import wave


def sound(name: str) -> bytes:
    """Return a WAV that holds its own name."""
    written = io.BytesIO()
    with wave.open(written, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(name.encode() * 8)
    return written.getvalue()
