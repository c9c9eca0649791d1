"""Yomiuri Shimbun: yomiuri.co.jp, a Japanese daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

YOMIURI = Publisher(
    name="Yomiuri Shimbun",
    hosts=("yomiuri.co.jp",),
    layouts=(
        Layout(
            "2024",
            body=".p-main-contents",
            drop=(
                "[class*='manual-related']",
                ".c-square-arrow-btn",  # a link to the English edition
            ),
        ),
    ),
    noise=(
        "スクラップ",
        "スクラップは会員限定です",
        "関連キーワードをすべて見る",
        # what the page's foot says of the house's other sites
        "「発言小町」は、読売新聞が運営する女性向け掲示板で、女性のホンネが分かる「ネット版井戸端会議」の場です。",
        "yomiDr.（ヨミドクター）は、読売新聞の医療・介護・健康情報サイトです。",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (YOMIURI,)
