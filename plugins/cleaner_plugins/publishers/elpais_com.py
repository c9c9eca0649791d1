"""El País: elpais.com, a Spanish daily with editions for Latin America."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

# The layouts before 2021 are those that the Full-Text RSS rules name.
_OLD_NOISE = (
    "[class*='disposicion_vertical']",
    "[class*='ampliar_foto']",  # "enlarge the picture"
    "[class*='utilidades']",
    "[class*='info_relacionada'], [class*='info_complementa'], [class*='more_info']",
    "[class*='m-kiosko']",
    "#coment, #foros_not",
)

PAIS = Publisher(
    name="El País",
    hosts=("elpais.com",),
    layouts=(
        Layout(
            "2024",
            # The lead picture stands in the header.
            body="article > header figure, [data-dtm-region='articulo_cuerpo']",
            drop=(
                ".ph-v_b",  # a video's button: its length and title over the picture
                ".w-rel, .w-fid",  # related links, newsletter
            ),
            title="article > header h1",
            standfirst="article > header h2",
            byline="[data-dtm-region='articulo_firma']",
            caption=".a_m_m",  # the credit, glued to its caption
        ),
        Layout("2020", body="div.article_body", drop=_OLD_NOISE, until="2020-08"),
        # brasil.elpais.com
        Layout(
            "2014",
            body="article#main-content",
            drop=(*_OLD_NOISE, "p.nota_pie"),
            title=".cabecera_noticia h1",
            until="2014-10",
        ),
        Layout(
            "2012",
            body="#cuerpo_noticia",
            drop=_OLD_NOISE,
            title=".cabecera_noticia h1",
            until="2012-02",
        ),
        Layout("2012-columna", body="div.columna_texto", drop=_OLD_NOISE, until="2012-02"),
        # the archive of the printed paper
        Layout("2012-diario", body=".estructura_2col_1zq .margen_n", drop=_OLD_NOISE, until="2012-02"),
    ),
    noise=(
        # the layer for an account that is in use elsewhere, in every page
        "Tu suscripción se está usando en otro dispositivo",
        "Tu suscripción se está usando en otro dispositivo y solo puedes acceder a EL PAÍS desde un "
        "dispositivo a la vez",
        "¿Quieres añadir otro usuario a tu suscripción?",
        "Añadir usuarioContinuar leyendo aquí",
        "Si continúas leyendo en este dispositivo, no se podrá leer en el otro",
        "¿Por qué estás viendo esto?",
        "Flecha",
        "Si quieres compartir tu cuenta, cambia tu suscripción a la modalidad Premium, así podrás añadir "
        "otro usuario. Cada uno accederá con su propia cuenta de email, lo que os permitirá personalizar "
        "vuestra experiencia en EL PAÍS",
        "En el caso de no saber quién está usando tu cuenta, te recomendamos cambiar tu contraseña aquí",
        "Si decides continuar compartiendo tu cuenta, este mensaje se mostrará en tu dispositivo y en el de "
        "la otra persona que está usando tu cuenta de forma indefinida, afectando a tu experiencia de "
        "lectura. Puedes consultar aquí los términos y condiciones de la suscripción digital",
        "Rellena tu nombre y apellido para comentar*",
        "Suscríbete en El País para participar*",
        "Se adhiere a los criterios de",
        "Si está interesado en licenciar este contenido contacte con *",
    ),
    marks=("solo puedes acceder a EL PAÍS desde un dispositivo a la vez",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (PAIS,)
