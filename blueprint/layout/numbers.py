"""Numbers as they are written in the picture."""

MINUS = "\u2212"


def signed(score: float, neutral: float = 0.0) -> str:
    """A score with one decimal; on a scale whose neutral is 0 with its sign.

    >>> signed(2.7), signed(-0.4), signed(-0.0), signed(7.5, neutral=5)
    ('+2.7', '−0.4', '0.0', '7.5')
    """
    text = f"{abs(score):.1f}"
    if neutral != 0 or text == "0.0":
        return text if score >= 0 or text == "0.0" else MINUS + text
    return ("+" if score > 0 else MINUS) + text


def plain(number: float) -> str:
    """A number as short as it is, with a real minus sign.

    >>> plain(-3.0), plain(2.5)
    ('−3', '2.5')
    """
    return f"{number:g}".replace("-", MINUS)


def px(length: float) -> str:
    """A length for a drawing: at most two decimals, never -0.

    >>> px(1.0), px(-0.001), px(2.345)
    ('1', '0', '2.35')
    """
    text = f"{length:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
