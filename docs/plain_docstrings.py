"""Turns qkv's docstrings, which are plain text to be read in a terminal, into reStructuredText.

A docstring is paragraphs between blank lines, and five things more:

    an indented paragraph            kept as it is: a drawing, an equation, an example
    name: text, with other: text     a legend of arguments; a line that is indented goes on with the one before
    - text                           a list
    Args: or Raises:                 a legend follows, indented
    `code`                           code
"""

import re

_ITEM = re.compile(r"(\*{0,2}[a-z_][\w.]*(?:, \*{0,2}[a-z_][\w.]*)*): (.*)")
_SECTION = re.compile(r"(Args|Raises|Returns|Yields):$")
_ENTRY = re.compile(r"([\w.*]+): (.*)")
_CODE = re.compile(r"``.+?``|`[^`]+`")


def process(app, what, name, obj, options, lines):
    """Sphinx's autodoc-process-docstring: replaces the lines in place."""
    lines[:] = convert(lines)


def convert(lines):
    """The docstring's lines as reStructuredText."""
    out = []
    for block in _blocks(lines):
        out += [*_convert_block(block), ""]
    return out


def _blocks(lines):
    block = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def _convert_block(block):
    first = block[0]
    if first.startswith(" "):
        return ["::", "", *("    " + line for line in block)]
    if _SECTION.match(first):
        return [f"*{first[:-1]}*", "", *_items([line[4:] for line in block[1:]], _entry)]
    if first.startswith(">>> "):
        return block
    if first.startswith("- "):
        return _items(block, lambda line: line[2:] if line.startswith("- ") else None)
    if _ITEM.match(first):
        return _items(block, _legend)
    return [inline(line.strip()) for line in block]


def _legend(line):
    found = None if line.startswith(" ") else _ITEM.match(line)
    return f"`{found[1]}`: {found[2]}" if found else None


def _entry(line):
    found = None if line.startswith(" ") else _ENTRY.match(line)
    return f"`{found[1]}`: {found[2]}" if found else None


def _items(block, start):
    out = []
    for line in block:
        begun = start(line)
        out.append(f"* {inline(begun)}" if begun is not None else f"  {inline(line.strip())}")
    return out


def inline(text):
    """Code spans doubled, and everything that reStructuredText would read as markup escaped."""
    out, end = [], 0
    for code in _CODE.finditer(text):
        out += [_escape(text[end : code.start()]), f"``{code[0].strip('`')}``"]
        end = code.end()
        if text[end : end + 1].isalnum():
            out.append(r"\ ")
    return "".join([*out, _escape(text[end:])])


def _escape(text):
    return re.sub(r"([\\*|`])|(?<=\w)(_)(?!\w)", lambda m: "\\" + m[0], text)
