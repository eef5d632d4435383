"""Office files are ZIP archives of XML: the same content gives the same bytes, and nothing says who, when or where."""

from __future__ import annotations

import io
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from blueprint.export.plain import plain
from blueprint.render.markup import element, escaped

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_SPACES = (
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def sealed(archive: bytes, title: str, language: str) -> bytes:
    """An archive with its parts as they are, but without times, and with a title for all that it tells of itself.

    The parts are not packed, since how well they are differs between machines.
    """
    about = {_PROPERTIES: _properties(title, language).encode()}
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as parts, ZipFile(out, "w", ZIP_STORED) as kept:
        for name in parts.namelist():
            info = ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = 3, 0o600 << 16
            kept.writestr(info, about.get(name) or parts.read(name))
    return out.getvalue()


def _properties(title: str, language: str) -> str:
    """What the file tells of itself."""
    told = {"dc:title": plain(title), "dc:creator": "blueprint", "dc:language": language}
    inside = "".join(element(name, escaped(text)) for name, text in told.items())
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + element("cp:coreProperties", inside, _SPACES)
