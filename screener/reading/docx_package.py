"""The parts of a DOCX file, found by the relations between them and not by their names."""

import posixpath

from screener.errors import ReadError
from screener.reading.markup import Element, month_of, parse, parse_optional
from screener.reading.ooxml import transitional
from screener.reading.zips import Archive


class Package:
    """The parts of a DOCX file by their relations."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.main = self._main_part()
        self.relations = self._relations(self.main)

    def _main_part(self) -> str:
        for target, kind in self._relations("").values():
            if kind.endswith("/officeDocument") and target in self._archive.names:
                return target
        if "word/document.xml" not in self._archive.names:
            raise ReadError("part_missing", part="word/document.xml")
        return "word/document.xml"

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """id -> (part, kind) for what `part` refers to inside the file."""
        folder, name = posixpath.split(part)
        root = parse_optional(self._archive.read_optional(posixpath.join(folder, "_rels", f"{name}.rels")))
        found = {}
        for relation in () if root is None else root:
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                kind = relation.get("Type", "")
                found[relation.get("Id", "")] = (
                    path,
                    kind.replace("purl.oclc.org/ooxml", "schemas.openxmlformats.org"),
                )
        return found

    def root(self) -> Element:
        """The main document."""
        return parse(transitional(self._archive.read(self.main)))

    def related(self, kind: str) -> Element | None:
        """The part that the main document refers to as "styles", "numbering", "theme" ..."""
        for target, its_kind in self.relations.values():
            if its_kind.endswith(f"/{kind}"):
                return self._optional(target)
        return None

    def by_id(self, name: str | None) -> Element | None:
        """The part that the main document refers to by `name` ("rId7")."""
        target = self.relations.get(name or "")
        return self._optional(target[0]) if target else None

    def raw_by_id(self, name: str | None) -> tuple[str, bytes]:
        """The name and the bytes of the part that the main document refers to by `name`."""
        target = self.relations.get(name or "")
        return (target[0], self._archive.read_optional(target[0])) if target else ("", b"")

    def _optional(self, target: str) -> Element | None:
        """A part that may be missing. One that is there and broken is no matter of course: styles hide text."""
        data = self._archive.read(target) if target in self._archive.names else b""
        return parse(transitional(data)) if data.strip() else None

    @property
    def own_date(self) -> str | None:
        """The month in which the file was last changed, by its own properties."""
        root = parse_optional(self._archive.read_optional("docProps/core.xml"))
        modified = None if root is None else root.find("{http://purl.org/dc/terms/}modified")
        text = "" if modified is None else (modified.text or "").strip()
        return month_of(text)
