"""WordPress: its themes, block themes and page builders."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

# What plugins and blocks put into a post's text. The class names are those of the plugins, so they are the
# same on every site that uses them.
DROP = (
    # Share bars and likes: Jetpack, AddToAny, Shariff, Easy Social Share Buttons, Social Warfare, Heateor,
    # Grow, Simple Share Buttons Adder, Ultimate Social Media, Monarch
    ".sharedaddy",
    ".addtoany_share_save_container",
    ".shariff",
    ".essb_links",
    ".swp_social_panel",
    ".heateor_sss_sharing_container",
    ".dpsp-content-wrapper",
    ".dpsp-share-text",
    ".ssba",
    ".sfsiaftrpstwpr",
    ".et_social_inline",
    ".wp-block-social-links",
    # Other posts: Jetpack, Yet Another Related Posts, Related Posts for WordPress, Contextual Related Posts,
    # WordPress Related Posts, tagDiv, Soledad, Newspack; then themes' own words for them. The blocks "latest
    # posts" and "query" list posts by a rule, not by the author's hand.
    ".jp-relatedposts",
    ".yarpp-related",
    ".rp4wp-related-posts",
    ".crp_related",
    ".wp_rp_wrap",
    ".td_block_related_posts",
    ".penci-ilrelated-posts",
    ".related-posts",
    ".related-articles",
    ".wp-block-newspack-blocks-homepage-articles",
    ".wp-block-latest-posts",
    ".wp-block-query",
    "blockquote.wp-embedded-content",  # another post's title; its preview is an iframe
    # Calls to action, sign-ups, contact forms
    ".wp-block-buttons",
    ".wp-block-jetpack-subscriptions",
    ".newspack-popup-container",
    ".mc4wp-form",
    "#mc_embed_signup",
    ".tnp",
    ".formkit-form",
    ".wpcf7",
    ".gform_wrapper",
    ".below-content",  # Newspack's widgets below a post
    ".wp-block-premium-content-logged-out-view",  # Jetpack's "Subscribe to get access"
    # Author boxes: Simple Author Box, Starbox, Molongui, 99 Robots, Co-Authors Plus, Elementor; then themes'
    # own
    ".saboxplugin-wrap",
    ".abh_box",
    ".m-a-box",
    ".nnr-ab-wrap",
    ".wp-block-co-authors-plus-coauthors",
    ".elementor-author-box",
    ".author-box",
    ".author-info",
    ".author_bio_section",
    ".about_author",
    # Comments, which some themes print inside the content
    "#comments",
    "#respond",
    # Tables of contents: Easy TOC, LuckyWP, TOC+, Rank Math, All in One SEO, Kadence, Ultimate Blocks,
    # Elementor
    "#ez-toc-container",
    ".lwptoc",
    "#toc_container",
    ".wp-block-rank-math-toc-block",
    ".wp-block-aioseo-table-of-contents",
    ".wp-block-kadence-tableofcontents",
    ".ub_table-of-contents",
    ".elementor-widget-table-of-contents",
    # Ratings and counters: WP-PostRatings, Rate My Post, Top 10
    ".post-ratings",
    ".rmp-widgets-container",
    ".tptn_counter",
    # Advertisements: tagDiv, Ad Inserter, and what affiliate plugins say of their links
    ".td-a-rec",
    ".code-block[class*='code-block-']",
    ".aawp-disclaimer",
    ".wpadc-wrapper-class",
    # Buttons of recipe cards, print buttons, podcast links; the recipe itself stays
    ".wprm-recipe-snippet",
    ".wprm-recipe-print",
    ".wprm-recipe-pin",
    ".wprm-recipe-rating",
    ".wprm-call-to-action",
    ".printfriendly",
    ".powerpress_links",
    ".jetpack-slideshow-noscript",
    # What themes print about the post: author, date, reading time, its place on the site
    ".entry-meta",
    ".post-meta",
    ".aioseo-breadcrumbs",
)

# Every theme prints WordPress's body classes. "single-post" is a post's own page: archives, where the same
# containers hold many excerpts, don't have it, nor do custom post types ("single-podcast", "single-article"),
# whose text often stands in custom fields outside the content.
CONTENT = "div.entry-content:not(.comment-content)"  # some themes print comments in .entry-content

WORDPRESS = Platform(
    name="WordPress",
    when=(
        "link:is([href*='/wp-content/'], [href*='/wp-includes/'], [rel='https://api.w.org/']), "
        "meta[name='generator'][content^='WordPress']"
    ),
    marks=("/wp-content/", "/wp-includes/", "https://api.w.org/", "WordPress"),
    layouts=(
        Layout(
            "block theme",
            body="body.single-post .wp-block-post-content",
            drop=DROP,
            title=":is(h1, h2).wp-block-post-title",
            byline=":is(.wp-block-post-author__name, .wp-block-post-author-name)",
            published=".wp-block-post-date time",
            section=".wp-block-post-terms.taxonomy-category a",
            caption=".wp-caption-text",
        ),
        # The theme builder's widget for the post's content: one on a page.
        Layout(
            "Elementor",
            body="body.single-post .elementor-widget-theme-post-content",
            drop=DROP,
            title=".elementor-widget-theme-post-title h1",
            byline=".elementor-post-info__item--type-author",
            published=".elementor-post-info__item--type-date",
            caption=".wp-caption-text",
        ),
        Layout(
            "Divi",
            body="body.single-post .et_pb_post_content",
            drop=DROP,
            title=".et_pb_title_container h1",
            byline=".et_pb_title_meta_container .author",
            published=".et_pb_title_meta_container .published",
            caption=".wp-caption-text",
        ),
        # tagDiv's Newspaper and Newsmag; "tdb" names their template builder's modules.
        Layout(
            "Newspaper",
            body="body.single-post .td-post-content",
            drop=DROP,
            title="h1:is(.entry-title, .tdb-title-text)",
            standfirst=".td-post-sub-title",
            byline=".td-post-author-name a, .tdb-author-name",
            published="article :is(.td-post-date, .tdb_single_date) time",
            section=".td-category a, .tdb-entry-category",
            caption=".wp-caption-text",
        ),
        # The element for the post's content of Beaver Builder, Bricks and Oxygen.
        Layout(
            "builder",
            body="body.single-post :is(.fl-module-fl-post-content, .brxe-post-content, .ct-inner-content)",
            drop=DROP,
            caption=".wp-caption-text",
        ),
        # Themes that print WordPress's post classes, the content in <main>; others fall through. Outside of
        # <main>, related posts and widgets use the same names.
        Layout(
            "classic",
            body=f"body.single-post main article:is(.type-post, .hentry) {CONTENT}",
            drop=DROP,
            title="h1.entry-title",
            byline="article :is(.entry-meta, .byline) .author, .entry-author-name",
            published="article :is(time.entry-date, time.entry-time)",
            section="article :is(.cat-links, .entry-category, .entry-categories) a",
            caption=".wp-caption-text",
        ),
        Layout(
            "classic without main",
            body=f"body.single-post :is(.type-post, .hentry) {CONTENT}",
            drop=DROP,
            title="h1.entry-title",
            byline=":is(article, .hentry) :is(.entry-meta, .byline) .author",
            published=":is(article, .hentry) :is(time.entry-date, time.published)",
            section=":is(article, .hentry) :is(.cat-links, .entry-category) a",
            caption=".wp-caption-text",
        ),
        # Themes with names of their own that many sites use: Code Supply's (Networker, Newsreader), JNews, Soledad,
        # ColorMag.
        Layout(
            "named theme",
            body=(
                "body.single-post .cs-entry__content-wrap > .entry-content, "
                "body.single-post .jeg_inner_content .entry-content > .content-inner, "
                "body.single-post .post-entry > .inner-post-entry, "
                "body.single-post .cm-post-content > .cm-entry-summary"
            ),
            drop=DROP,
            title="h1:is(.cs-entry__title, .jeg_post_title, .post-title, .cm-entry-title)",
            byline=".entry-header .jeg_meta_author a",
            caption=".wp-caption-text",
        ),
        # The first themes, up to about 2012.
        Layout(
            "entry",
            body="body.single-post .type-post > .entry:not(.type-post)",
            drop=DROP,
            caption=".wp-caption-text",
        ),
        # The parent: the teasers of Divi's blog module are article.et_pb_post > .post-content.
        Layout(
            "post-content",
            body="body.single-post :is(article, main) *:not(.et_pb_post) > div.post-content",
            drop=DROP,
            title="h1:is(.post-title, .entry-title)",
            caption=".wp-caption-text",
        ),
        # Static pages; a front page is none.
        Layout(
            "page",
            body=f"body.page:not(.home) article {CONTENT}",
            drop=DROP,
            title="h1.entry-title",
            caption=".wp-caption-text",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (WORDPRESS,)
