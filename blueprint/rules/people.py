"""Names of people, told from names of posts, departments and firms: only what can hardly be anything else."""

from __future__ import annotations

_GIVEN_NAMES = """
aisha alice amelie anders andreas angela anita anna anne annette antonio barbara beatrice benjamin birgit brigitte
carlos caroline catherine claudia daniela david diego dieter dmitri elena elisabeth elizabeth emily erik fatima
fernando franziska françois gabriele giovanni giulia günter hannah hans heike helga ingrid irina isabelle javier
jean jennifer jessica johanna johannes john jonas josé joseph juan julia jürgen karin katharina katrin klaus
lars laura lena linda lisa luis lukas manuela marco margaret maria marie mario markus martina matthias michael
miguel mohammed monika natalia nicole olga paolo patricia pedro peter petra philipp pierre pilar priya renate
richard robert rosa sabine sandra sarah sebastian simone sophie stefan stefanie stephanie susan susanne sven
tatiana teresa thomas tobias ulrike ursula uwe werner wolfgang yusuf
"""
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Herr", "Frau", "Señor", "Señora", "Signor", "Signora"})
_LEARNED_TITLES = frozenset({"Dr", "Prof", "Professor"})
_FAMILY_NAMES = (
    "趙赵錢钱孫孙李周吳吴鄭郑王馮冯陳陈褚衛卫蔣蒋沈韓韩楊杨朱秦許许何呂吕張张曹嚴严魏姜謝谢鄒邹蘇苏潘葛范彭魯鲁馬马袁柳鮑鲍史唐薛雷賀贺倪湯汤羅罗郝鄔"
    "于傅齊齐伍余顧顾孟黃黄穆蕭萧尹姚邵汪祁毛臧戴宋龐庞熊舒祝董梁杜阮藍蓝閔闵季賈贾江顏颜郭梅盛林鍾钟徐邱駱骆高夏蔡田樊胡凌霍虞柯莫丁鄧邓洪葉叶劉刘曾廖"
)
_NO_FAMILY_NAMES = """
aid bank brewery café cafe center centre church clinic college desk estate farm foundation group hall home hospital
hotel house inn institute kitchen library line lounge office park partners place point road room salon school shop
square station store street studio team theatre theater trust university ward
"""
_GIVEN, _NO_FAMILY = frozenset(_GIVEN_NAMES.split()), frozenset(_NO_FAMILY_NAMES.split())


def is_person(name: str, *, inside: bool = False) -> bool:
    """Whether an owner's name is that of a person.

    inside: it is a post, or part of another owner; then it is no firm, and `Dr Weber` is a person too.

    >>> [is_person(name) for name in ("Anna", "Anna Schmidt", "Ms Wu", "王先生")]
    [True, True, True, True]
    >>> [is_person(name) for name in ("Duty Manager", "Marks & Spencer", "Dr Oetker", "John's Bakery", "Laura Street")]
    [False, False, False, False, False]
    """
    first, *others = words = name.split() or [""]
    titles = _TITLES | _LEARNED_TITLES if inside else _TITLES
    if first.removesuffix(".") in titles:
        return 1 <= len(others) <= 2 and all(map(_is_name, others))
    if len(words) <= 2 and first.casefold() in _GIVEN and all(map(_is_name, words)):
        return words[-1].casefold() not in _NO_FAMILY
    return _is_chinese_person(name)


def _is_chinese_person(name: str) -> bool:
    """Whether a name is a family name, up to two more characters, and a title; a 顾客先生 is a customer."""
    called = name[:-2]
    return (
        name[-2:] in {"先生", "女士", "小姐", "太太"}
        and 1 <= len(called) <= 3
        and called[0] in _FAMILY_NAMES
        and called not in {"顧客", "顾客"}
    )


def _is_name(word: str) -> bool:
    """Whether a word looks like a part of a person's name: letters with a capital first, and not all capitals."""
    letters = word.replace("-", "").replace("’", "").removesuffix(".")
    return letters.isalpha() and letters[0].isupper() and (len(letters) == 1 or not letters.isupper())
