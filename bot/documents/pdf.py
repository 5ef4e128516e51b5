"""A document on paper: one clean page in a large type, its blanks as fields that a viewer can fill in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bot.advice.reply import Document
from bot.documents.form import Blank, Item, Run, Section, sections

WIDTH, HEIGHT = letter
LEFT, RIGHT, TOP, BOTTOM = 60.0, WIDTH - 60.0, HEIGHT - 54.0, 44.0
TITLE_SIZE, CAPTION_SIZE, CAPTION_LEADING = 18, 8.5, 8.0
INDENT, BOX = 23.0, 11.0
FIELD_LETTER, FIELD_LEAST, FIELD_MOST = 6.4, 125.0, 210.0
#: A blank at the end of a line takes the rest of it, or a line of its own when less than this is left.
REST_LEAST = 110.0
INK, SOFT, RULE, FIELD = HexColor("#1d2529"), HexColor("#55626a"), HexColor("#8a969c"), HexColor("#f3f6f7")
PLAIN, BOLD = "GuideSans", "GuideSans-Bold"


@dataclass(frozen=True)
class _Type:
    """How large, and how far apart, in points."""

    size: float
    leading: float
    between: float  # sections


#: The largest that fits on one page is taken. 12 is the least that tired eyes read with ease.
TYPES = (_Type(13.5, 22, 15), _Type(13, 19, 12), _Type(12.5, 17.5, 10), _Type(12, 16.5, 8.5))


@dataclass(frozen=True)
class _Piece:
    """A word with the space before it, or a blank, and how wide it is."""

    text: str
    width: float
    space: float = 0.0  # of the width
    blank: Blank | None = None
    captioned: bool = False


def pdf(document: Document) -> bytes:
    """The document as PDF (US letter); the fields keep what is typed on the device where it is typed."""
    _register_fonts()
    for type_ in TYPES:
        data, pages = _set(document, type_)
        if pages == 1:
            break
    return data


def _set(document: Document, type_: _Type) -> tuple[bytes, int]:
    """The document in this type, and how many pages it takes."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, lang="en-US", initialFontName=PLAIN, initialFontSize=type_.size)
    canvas.setTitle(_printable(document.title))
    canvas.setAuthor("Second Opinion Guide")
    canvas.setSubject("Written with the Second Opinion Guide, a program, not a doctor")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    sheet = _Sheet(canvas, type_)
    sheet.title(_printable(document.title))
    for section in sections(document.text):
        sheet.section(section)
    pages = canvas.getPageNumber()
    canvas.save()
    return buffer.getvalue(), pages


class _Sheet:
    """The paper, from top to bottom; a full page is followed by another."""

    def __init__(self, canvas: Canvas, type_: _Type) -> None:
        self._canvas = canvas
        self._type = type_
        self._y = TOP
        self._fields = 0

    def title(self, text: str) -> None:
        """The head of the page, with a thin line under it."""
        self._y -= TITLE_SIZE
        self._write(LEFT, text, BOLD, TITLE_SIZE)
        self._y -= 9
        self._canvas.setStrokeColor(RULE)
        self._canvas.setLineWidth(0.8)
        self._canvas.line(LEFT, self._y, RIGHT, self._y)
        self._y -= 6

    def section(self, section: Section) -> None:
        """A heading and its lines, kept together at the turn of a page."""
        self._y -= self._type.between
        self._room(self._type.leading * (2 if section.heading else 1))
        if section.heading:
            self._y -= self._type.leading
            self._write(LEFT, _printable(section.heading), BOLD, self._type.size)
        indent = 0.0
        for item in section.items:
            indent = INDENT if item.mark else indent if section.items[0].mark else 0.0
            self._item(item, indent, explained=bool(section.heading))

    def _item(self, item: Item, indent: float, explained: bool) -> None:
        pieces = _pieces(item.runs, self._type.size, explained)
        for number, line in enumerate(_lines(pieces, RIGHT - LEFT - indent)):
            self._room(self._type.leading)
            self._y -= self._type.leading
            if number == 0 and item.mark:
                self._mark(item.mark)
            self._line(line, LEFT + indent)
            if any(piece.captioned for piece in line):
                self._y -= CAPTION_LEADING

    def _mark(self, mark: str) -> None:
        if mark.startswith("["):
            self._canvas.acroForm.checkbox(
                name=self._next_name(), tooltip="Done", x=LEFT, y=self._y - 1.5, size=BOX, checked=mark == "[x]",
                borderColor=SOFT, fillColor=None, borderWidth=1, buttonStyle="check",
            )  # fmt: skip
        else:
            self._write(LEFT + (6 if mark == "-" else 0), "•" if mark == "-" else mark, PLAIN, self._type.size)

    def _line(self, pieces: list[_Piece], x: float) -> None:
        for piece in pieces:
            if piece.blank:
                self._blank(piece, x)
            else:
                self._write(x, piece.text, PLAIN, self._type.size)
            x += piece.width

    def _blank(self, piece: _Piece, x: float) -> None:
        assert piece.blank is not None
        name = _printable(piece.blank.name)
        self._canvas.acroForm.textfield(
            name=self._next_name(), tooltip=name, x=x, y=self._y - 4,
            width=piece.width - 1, height=self._type.leading - 2,
            fontName="Helvetica", fontSize=self._type.size, textColor=INK, fillColor=FIELD,
            borderStyle="underlined", borderWidth=0.8, borderColor=RULE, maxlen=0, fieldFlags="",
        )  # fmt: skip
        if piece.captioned:
            self._canvas.setFillColor(SOFT)
            self._canvas.setFont(PLAIN, CAPTION_SIZE)
            self._canvas.drawString(x + 1, self._y - 12.5, name)

    def _write(self, x: float, text: str, font: str, size: float) -> None:
        self._canvas.setFillColor(INK)
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, self._y, text)

    def _room(self, height: float) -> None:
        if self._y - height < BOTTOM:
            self._canvas.showPage()
            self._y = TOP

    def _next_name(self) -> str:
        self._fields += 1
        return f"field{self._fields}"


def _lines(pieces: list[_Piece], width: float) -> list[list[_Piece]]:
    """The pieces broken into lines of at most this width."""
    lines: list[list[_Piece]] = [[]]
    used = 0.0
    for piece in pieces:
        last_blank = piece.blank is not None and piece is pieces[-1]
        needed = min(width, REST_LEAST if last_blank else piece.width)
        if lines[-1] and used + needed > width:
            lines.append([])
            used = 0.0
            piece = replace(piece, text=piece.text.lstrip(), width=piece.width - piece.space)
        if last_blank:
            piece = replace(piece, width=width - used)
        lines[-1].append(piece)
        used += piece.width
    return lines


def _pieces(runs: tuple[Run, ...], size: float, explained: bool) -> list[_Piece]:
    pieces: list[_Piece] = []
    for number, run in enumerate(runs):
        if isinstance(run, Blank):
            before = runs[number - 1] if number else ""
            told = before.rstrip().endswith((":", "?")) if isinstance(before, str) and before else explained
            wide = min(max(len(run.name) * FIELD_LETTER, FIELD_LEAST), FIELD_MOST)
            pieces.append(_Piece("", wide, blank=run, captioned=not told))
        else:
            pieces += [
                _Piece(word, _width(word, size), _width(" ", size) if word.startswith(" ") else 0.0)
                for word in _words(_printable(run))
            ]
    return pieces


def _words(text: str) -> list[str]:
    """The words, each with the space before it."""
    words = text.split(" ")
    return [words[0], *(f" {word}" for word in words[1:])] if words[0] else [f" {word}" for word in words[1:]]


def _width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, PLAIN, size))


def _printable(text: str) -> str:
    """The text in letters that the font has: accents go before a letter is lost."""
    glyphs = pdfmetrics.getFont(PLAIN).face.charToGlyph
    return "".join(c if ord(c) in glyphs else _nearest(c, glyphs) for c in text)


def _nearest(character: str, glyphs: dict[int, int]) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if ord(c) in glyphs)
    return plain or ("" if unicodedata.category(character).startswith(("M", "C", "So")) else "?")


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    """Bitstream Vera, which ReportLab brings along, so that no page depends on the fonts of a machine."""
    pdfmetrics.registerFont(TTFont(PLAIN, "Vera.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, "VeraBd.ttf"))
