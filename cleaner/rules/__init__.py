"""The rules, a file each, in the order in which they run.

First the head's fields and what stands alone (labels, buttons), then the sections that run on, then what can only
be judged by its neighbours.
"""

from .advertisement import advertisement
from .another_article import another_article
from .author_box import author_box
from .base import Rule, rule
from .breadcrumb import breadcrumb
from .byline import byline
from .captions import captions
from .comments import comments
from .consent import consent
from .copyright import copyright_notes
from .credits import photo_credits
from .head import head
from .icon_labels import icon_labels
from .judged import judged
from .navigation import navigation
from .newsletter import newsletter
from .page_tools import page_tools
from .paywall import paywall
from .placeholder import placeholder
from .reading_time import reading_time
from .related import related
from .repeats import repeats
from .share import share
from .site_noise import site_noise
from .sponsored import sponsored
from .tags import tags
from .timestamp import timestamp

RULES: tuple[Rule, ...] = (
    site_noise,
    another_article,
    icon_labels,
    captions,
    photo_credits,
    comments,
    sponsored,
    advertisement,
    consent,
    paywall,
    newsletter,
    share,
    page_tools,
    reading_time,
    placeholder,
    byline,
    timestamp,
    related,
    author_box,
    tags,
    navigation,
    breadcrumb,
    copyright_notes,
    repeats,
    head,
    judged,
)

__all__ = ["RULES", "Rule", "rule"]
