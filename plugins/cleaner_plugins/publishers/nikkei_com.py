"""The Nikkei: nikkei.com, a Japanese business daily (日本経済新聞)."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NIKKEI = Publisher(
    name="The Nikkei",
    hosts=("nikkei.com",),
    layouts=(
        # Class names are hashed, so the attributes that its scripts look for are taken instead.
        Layout(
            "2025",
            body="main > article > section[data-track-article-content]",
            drop=(  # nikkei.com.txt of the Full-Text RSS rules names both
                ".container_cck592u",  # 【関連記事】, a label and a list of other articles
                "div[data-rn-inview-track='article-link']",
            ),
            title="main > article > header h1",
            published="main > article > header time",
        ),
    ),
    # What stands around the body: tools, sharing, the offer, what to read next. 【関連記事】 is not listed: a
    # label that goes by a general rule takes the headlines below it along.
    noise=(
        "記事を印刷する",
        "メールで送る",
        "リンクをコピーする",
        "note",
        "X（旧Twitter）",
        "Facebook",
        "はてなブックマーク",
        "LinkedIn",
        "Bluesky",
        "日経の記事利用サービスについて",
        "企業での記事共有や会議資料への転載・複製、注文印刷などをご希望の方は、リンク先をご覧ください。",
        "詳しくはこちら",
        "アプリで開く",
        "初割ですべての記事が読み放題",
        "有料会員が2カ月無料",
        "初割で無料体験する",
        "無料会員に登録する",
        "ログインする",
        "有料会員限定",
        "日経電子版 紙面ビューアー",
        "こちらもおすすめ(自動検索)",
        "関連企業・業界",
        "企業：",
        "業界：",
        "関連キーワード",
        "Nikkei Inc.No reproduction without permission.",
    ),
    marks=("Nikkei Inc.No reproduction without permission.", "日経の記事利用サービスについて"),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NIKKEI,)
