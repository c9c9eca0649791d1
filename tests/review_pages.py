"""Pages for the tests of reviews: made up, and each with something that a review has to show."""

from __future__ import annotations

PLUGIN = """
from cleaner import Layout, Publisher, hookimpl

@hookimpl
def publishers():
    return (
        Publisher(
            name="Quay Courier",
            hosts=("quay-courier.example",),
            layouts=(Layout("2024", body="article .story", drop=(".promo",), title="h1", standfirst=".lead"),),
            noise=("Sign up to the tide table",),
        ),
    )
"""
URL = "https://www.quay-courier.example/{}"

SENTENCES = (
    "The lamp of the outer light burned all night again on Friday, and the keepers slept for the first time in a week.",
    "Its gearwheel came from a mill that was pulled down in the spring, carried over the hill on a hay cart.",
    "“You could hear the teeth bite,” said Oda Brandt, who had filed each of them by hand in her father's forge.",
    "Pilots say that they saw it from nine miles out, through rain, and that nobody on the bridge said a word.",
)


def page(name: str, title: str, body: str, lead: str = "Nobody had mended one since the war.") -> str:
    """Return a page of the Quay Courier."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{URL.format(name)}"></head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1><p class="lead">{lead}</p><div class="story">{body}</div></article></body></html>"""


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


LAMP = page(
    "lamp",
    "The light is lit again",
    f"""<p>{SENTENCES[0]}</p><div class="promo">Win a night in the tower</div><h2>A wheel from the mill</h2>
<p>{SENTENCES[1]}</p><figure><img src="wheel.jpg" alt=""><figcaption>The wheel on its cart.</figcaption></figure>
<p>{SENTENCES[2]}</p><p>Sign up to the tide table</p><p>{SENTENCES[3]}</p><div class="promo">Shop for lanterns</div>""",
)
"""Three removals by two rules, and a caption that is moved."""

BOATS = page(
    "boats",
    "Boats wait for the tide",
    paragraphs(
        "Eleven boats lay in the basin on Sunday, their crews on deck with mugs of tea, and none of them could leave.",
        "The sluice had stuck at low water, and the man who knows its moods was at a wedding two valleys away.",
        "By four he stood on the gate in his good shoes and struck it once with a mallet, and the water began to move.",
    ),
)
"""Nothing is removed."""

ROPES = page(
    "ropes",
    "Ropes from nettles",
    paragraphs(
        "Three women of the upper village have twisted a mooring rope from nettles, as people did in hard years.",
        "It held a loaded barge through the night of the storm, and in the morning it alone had not frayed.",
        "They will teach the craft on Saturdays in the old salt house, to anybody who brings gloves and scissors.",
        "Sign up to the tide table",
    ),
)
"""One removal."""

_SCRIPT = "<script>window.hit = 1</script>"
_IMAGE = "<img src=x onerror='window.hit = 2'>"


def _shown(text: str) -> str:
    """Return what a page writes to show a text that is markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


ATTACKS = (
    f"The harbour office wrote </script>{_SCRIPT} on its board, and the crews read it twice before they laughed at it.",
    f"Somebody had chalked <!--<script> {_IMAGE} below it, with a drawing of a whale and the date of the last flood.",
    '"\' onmouseover="window.hit = 3" tabindex="0 was all that the rain had left of the notice by the next morning.',
    "The last line said ${window.hit = 4} and {{ 7919 * 7919 }} and &#x3C;script&#x3E; in letters as tall as a child.",
)
HOSTILE = f"""<!doctype html><html lang='en" onload="window.hit = 5'><head><meta charset="utf-8">
<title>{_shown("</title></script>" + _SCRIPT + _IMAGE)}</title>
<link rel="canonical" href="{_shown('https://www.quay-courier.example/"><script>window.hit=6</script>')}"></head>
<body onload="window.hit = 7">{_SCRIPT}<article><h1>{_shown("</option></select>" + _SCRIPT)}</h1>
<p class="lead">{_shown(_IMAGE)}</p><div class="story">{paragraphs(*map(_shown, ATTACKS))}
<figure>{_IMAGE}<figcaption>{_shown("</li>" + _IMAGE + " A caption.")}</figcaption></figure>
<div class="promo">{_shown("</div></body>" + _SCRIPT)}</div><iframe src="https://quay-courier.example/frame"></iframe>
<a href="javascript:window.hit = 8">A link</a></div></article></body></html>"""
"""Text, title, caption, address, language and removals that would run or load if they became markup."""
