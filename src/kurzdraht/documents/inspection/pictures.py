"""Pictures are drawn anew: what is not picture (place, camera, comments, a script behind the end) does not survive."""

import io
import warnings
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from kurzdraht.documents.errors import FileBroken, KindRefused, PictureTooLarge

MEGAPIXELS = 40
_FORMATS = {"PNG": "png", "JPEG": "jpeg", "WEBP": "webp"}
_OPTIONS: dict[str, dict[str, object]] = {
    "PNG": {"optimize": False},
    "JPEG": {"quality": 90, "optimize": True},
    "WEBP": {"quality": 90, "method": 4},
}
_PLAIN_MODES = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}, "WEBP": {"RGB", "RGBA"}}


def redraw(file: BinaryIO) -> tuple[str, bytes]:
    """The picture's kind and its content drawn anew, upright, with its colour profile and nothing else.

    The size is read from the head of the file and refused before a pixel is unpacked. Of a moving picture the first
    frame remains.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=tuple(_FORMATS)) as picture:
                return _redrawn(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLarge(limit=MEGAPIXELS) from error
    except UnidentifiedImageError as error:
        raise KindRefused from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise FileBroken from error


def _redrawn(picture: Image.Image) -> tuple[str, bytes]:
    name = picture.format or ""
    if picture.width * picture.height > MEGAPIXELS * 1_000_000:
        raise PictureTooLarge(limit=MEGAPIXELS)
    profile = picture.info.get("icc_profile") if picture.mode != "CMYK" else None
    upright: Image.Image = ImageOps.exif_transpose(picture)
    if "transparency" in picture.info:
        upright = upright.convert("RGBA")
    elif upright.mode not in _PLAIN_MODES[name]:
        upright = upright.convert("RGBA" if name != "JPEG" and "A" in upright.getbands() else "RGB")
    clean = Image.new(upright.mode, upright.size)
    if upright.mode == "P" and (palette := upright.getpalette()):
        clean.putpalette(palette)
    clean.paste(upright)
    target = io.BytesIO()
    extra = {"icc_profile": profile} if profile else {}
    clean.save(target, name, **_OPTIONS[name], **extra)
    return _FORMATS[name], target.getvalue()
