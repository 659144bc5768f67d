"""A picture written to a file format and read again."""

import io

from PIL import Image


def stored_again(picture: Image.Image, file_format: str, **options: int) -> Image.Image:
    """Grey picture after one round through `file_format`; `options` as Pillow's `save` takes them."""
    buffer = io.BytesIO()
    picture.save(buffer, file_format, **options)
    buffer.seek(0)
    return Image.open(buffer).convert("L")
