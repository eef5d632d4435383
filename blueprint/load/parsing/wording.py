"""What is said of a text that cannot be read: the sentence, and what to do about it. Names in braces are filled in."""

from __future__ import annotations

from blueprint.named import NamedTuple


class Said(NamedTuple):
    """A sentence for a person, and what that person can do."""

    message: str
    help: str

    def of(self, **names: object) -> Said:
        """The same with its braces filled in."""
        return Said(self.message.format(**names), self.help.format(**names))


QUOTE_IT = "if it is meant as text, put the whole text in quotes"
BEGINS_WITH = {
    "blueprint": "a blueprint begins with the line `blueprint: 1`, followed by `title:` and `journey:`",
    "catalog": "a catalog begins with the line `catalog: 1`, followed by what is shared: `owners:`, `touchpoints:` …",
}

EMPTY = Said("this file is empty", "{begins}")
ONLY_COMMENTS = Said("this file has only comments", "{begins}")
ROOT_IS_LIST = Said("this file is one list, and a {kind} is keys with values", "{begins}")
ROOT_IS_TEXT = Said("this file is one piece of text, and a {kind} is keys with values", "{begins}")
ROOT_IS_MARKUP = Said(
    "this file looks like XML or HTML",
    "what is read here is plain text in YAML, with lines such as `title: Corner café`",
)

SECOND_DOCUMENT = Said(
    "a second document begins here, and a file holds one",
    "remove the line `---`, or move what follows it into a file of its own",
)
DUPLICATE_KEY = Said("the key `{key}` is given twice, {where}", "keep one of the two, or rename one")
DUPLICATE_FIRST = Said(
    "the key `{key}` is given twice, {where}",
    "if these are two things, put a dash before each: `- {key}: …`; else keep one of the two",
)
TWO_MERGES = Said("`<<` is given twice, {where}", "name both in one: `<<: [*one, *two]`")
COMPLEX_KEY = Said("a list or a group of keys stands where a key is expected", "a key is text, such as `title`")
ALIAS_AS_KEY = Said("`*{name}` stands where a key is expected", "write the key out")
TEMPLATE = Said(
    "`{blank}` is a blank that a template should have filled in",
    "fill in the template first, or put the whole text in quotes",
)
BAD_TAG = Said(
    "the tag `{tag}` is refused: a blueprint is plain data",
    "if the `!` belongs to the text, put the whole text in quotes; else remove the tag",
)
NOT_AS_TAGGED = Said(
    "`!!{name}` asks for {wanted}, and something else follows it", "remove the tag, or correct the value"
)
NO_SUCH_ANCHOR = Said("`*{name}` refers to `&{name}`, which stands nowhere above it", QUOTE_IT)
ALIAS_IN_ITSELF = Said(
    "`*{name}` stands inside the very thing that it refers to", "refer to something that ends before this line"
)
UNUSED_ANCHOR = Said("nothing refers to `&{name}`, so it would vanish from the text", QUOTE_IT + "; else remove it")
BAD_MERGE = Said(
    "`<<` takes in a group of keys, and this is none",
    "name one that has an anchor, `<<: *name`, or several, `<<: [*one, *two]`",
)
HASH_IN_TEXT = Said(
    "YAML takes what follows this `#` for a comment, so it would be lost",
    "if it is text, put the whole of it in quotes; if it is a comment, put a space after the `#`",
)
TIGHT_HASH = Said("no space stands before this `#`", "for a comment, put one; if it is text, put it inside the quotes")
BAD_ESCAPE = Said("`{escape}` is {what}", "remove it")
BAD_LETTER = Said(
    "`{escape}` is {what}",
    "inside double quotes a backslash begins a special character: write `\\\\` for a backslash, or use single quotes",
)
TOO_DEEP = Said(
    "lists and groups of keys lie more than {limit} deep inside one another here",
    "a blueprint needs about ten: is a bracket open that should be closed?",
)
TOO_MANY_VALUES = Said("this file holds more than {limit:,} values", "split it into several files")
TOO_MANY_ALIASED = Said("with its aliases written out, this file holds more than {limit:,} values", "repeat less")
TOO_MUCH_ALIASED = Said("with its aliases written out, this file holds more than {limit:,} characters", "repeat less")

# What the parser stops at.

NOT_YAML = Said(
    "this cannot be read as YAML ({words})",
    "look at this line and the one above it: the indentation, the quotes, the brackets, the colons",
)
CONFLICT = Said(
    "two versions of this file were merged, and the choice between them is still open here",
    "keep the lines you want, and delete those that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
)
TAB = Said("this line is indented with a tab, and YAML wants spaces", "put two spaces in place of each tab")
TAB_AS_LINE = Said(TAB.message, "begin it after {spaces} spaces, as line {line} does")
TAB_IN_LINE = Said(TAB.message, "begin it after {spaces} spaces, since it belongs to line {line}")
TAB_BELOW_KEY = Said(TAB.message, "begin it after {spaces} spaces, right below `{key}` of line {line}")
ODD_SPACE = Said(
    "{what} ({code}) stands here, which looks like a space and is none",
    "put an ordinary space in its place{more}; it was probably pasted from a web page or a document",
)
ODD_SPACE_BEFORE = Said(
    "this line begins with {what} ({code}), which looks like a space and is none",
    "put ordinary spaces in its place{more}; it was probably pasted from a web page or a document",
)
SLASHES = Said("`{slashes}` begins no remark here", "a remark begins with `#`: `# {rest}`")
COLON_IN_TEXT = Said("this is a second colon in one line", "put the text in quotes{suggestion}")
TOO_DEEP_A_LINE = Said(
    "this line is indented deeper than line {above}, which already has its value",
    "line it up with line {above}; or, to go on with a text, put that text in quotes",
)
KEY_NOT_IN_ONE_LINE = Said("a key and its colon must stand in one line", "write `key: value`")
WIDE_COLON = Said("this colon is a wide one (：)", "use the plain one, with a space after it: `{suggestion}`")
TIGHT_COLON = Said("there is no space after this colon", "write `{suggestion}`")
NO_COLON = Said(
    "`{line}` has no colon",
    "write `key: value`; or, if it goes on with the text above, indent it deeper than the key of that text",
)
KEY_WITHOUT_COLON = Said(
    "`{line}` has no colon",
    "did you mean `{key}: {rest}`? If it goes on with the text above, indent it deeper than the key of that text",
)
ITEM_WITHOUT_KEY = Said("`{line}` has no colon", "write `- {key}: {line}`")
OPEN_QUOTE = Said("this quote is never closed", "put the same quote at the end of the text")
QUOTE_CLOSED_LATE = Said(
    "this quote runs on to line {line}, where more text follows it", "close the quote at the end of its own text"
)
AFTER_QUOTE = Said(
    "text goes on after its closing quote",
    "put the quotes around the whole text; if they are part of it, write 'It''s late' or \"It's late\"",
)
TIGHT_QUOTED_KEY = Said("there is no space after this colon", 'write `"key": value`')
NO_SUCH_ESCAPE = Said(
    "`{escape}` means nothing inside double quotes, where a backslash begins a special character",
    "write `\\\\` for a backslash, or use single quotes",
)
NO_SUCH_CHARACTER = Said("`{escape}` stands for no character", "write the character itself, or remove it")
AFTER_BRACKET = Said("something follows the closing bracket", "put the whole text in quotes, or remove what follows")
STRAY_BRACKET = Said(
    "this `{bracket}` closes nothing", "remove it; or, if it is part of a text, put the whole text in quotes"
)
LINE_OUT_OF_LINE = Said(
    "the indentation of this line fits no line above it", "begin it after {columns} spaces, as the lines above do"
)
NOT_AN_ITEM = Said(
    "a key stands here among the items of a list, which all begin with `-`",
    "begin it after {spaces} spaces to make it part of the item above, put `- ` before it to begin the next item, or "
    "move it left to end the list",
)
NEXT_ITEM = Said("the item above already has `{key}`, so a dash is missing here", "put it before: `- {line}`")
TIGHT_DASH = Said("there is no space after this dash", "write `- {rest}`")
LONG_DASH = Said("this `{dash}` is none of YAML's signs", "a list wants a plain dash and a space: `- {rest}`")
NO_KEY = Said(
    "no key stands before this colon", "write `key: value`; or, if it goes on with a text, put that text in quotes"
)
ITEM_OUT_OF_LINE = Said(
    "this item does not line up with the first of its list, in line {line}", "begin it after {spaces} spaces"
)
ITEM_AMONG_KEYS = Said(
    "an item of a list stands here where a key is expected",
    "line its `-` up with the others of its list; a list stands below its own key",
)
STEPS_MISSING = Said(
    "`steps:` is missing below `phase: {phase}`",
    "write `steps:` in a line of its own, right below `phase`, and the steps below it",
)
OPEN_BRACKET = Said("this `{bracket}` is never closed", "put `{closing}` where the list or the group of keys ends")
WRONG_BRACKET = Said("`{wrong}` stands here, but `{bracket}` was opened in line {line}", "close it with `{closing}`")
OPEN_BRACKET_OR_COMMA = Said(
    "the `{bracket}` opened in line {line} should have been closed before this, or a comma is missing",
    "put `{closing}` at its end, or a comma between its parts",
)
COLON_IN_BRACKETS = Said(
    "this colon comes too early: there is no comma before its key", "put a comma before the key, or the text in quotes"
)
NO_COMMA = Said("there is no comma before this", "put a comma between the parts, or the whole text in quotes")
STRAY_COMMA = Said(
    "nothing stands before this comma", "remove it; or, if it is part of a text, put the whole text in quotes"
)
DASH_IN_BRACKETS = Said("inside brackets, items are divided by commas, without `-`", "write `[one, two]`")
CODE_FENCE = Said("this marks a piece of code in a chat or a document, and is no YAML", "delete the lines of backticks")
BEGINS_WITH_RESERVED = Said("a text without quotes cannot begin with {character}", "put the text in quotes{suggestion}")
BEGINS_WITH_MARK = Said(
    "{character} at the beginning of a text has a meaning of its own in YAML", "put the text in quotes{suggestion}"
)
BEGINS_WITH_BLOCK = Said(
    "{character} at the beginning of a text announces lines below it", "put the text in quotes{suggestion}"
)
NOT_KNOWN = Said(
    "`?` at the beginning of a text has a meaning of its own in YAML",
    "leave `{key}` away as long as it is not known{drawn}; if it is a text, put it in quotes: `{quoted}`",
)
DASH_AFTER_KEY = Said(
    "a list cannot begin in the line of its key",
    "put each `- item` in a line of its own below the key, or write `key: [one, two]`",
)
DIRECTIVE = Said(
    "a line that begins with `%` gives orders to the parser, and a blueprint needs none", "delete the line"
)
