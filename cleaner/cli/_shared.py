"""What several commands need: the options for plugins, messages, output that is whole or not there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

    from ._config import Config

Command = TypeVar("Command", bound=Callable[..., Any])

PIPE_CLOSED = 141
"""The exit code after the reader of standard output went away, as shells have it."""

HELP = {"help_option_names": ["-h", "--help"]}

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
"""What may not reach a terminal: control characters, and those that turn the direction of writing."""

_PASSWORD = re.compile(r"://[^/?#\s@]*+@(?:[^/?#\s@]*+@)*+")

_META = "clean-article"  # of click's context: what the options below were set to


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    context.meta[f"{_META}.{parameter.name}"] = value


_OPTIONS = (
    click.option(
        "--plugin",
        "plugins",
        metavar="FILE",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Load a plugin from a Python file; may be given more than once.",
    ),
    click.option(
        "--site-configs",
        metavar="FOLDER",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        expose_value=False,
        callback=_keep,
        help="Use the rule files in a folder: Full-Text RSS's format, one file a host.",
    ),
    click.option(
        "--no-config",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Leave your config.toml aside (see README), which can set --plugin and --site-configs.",
    ),
)


def plugin_option(command: Command) -> Command:
    """Add the options that say which plugins and rule files take part; :func:`make_cleaner` reads them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def configured(plugins: tuple[Path, ...] = ()) -> Config:
    """Return the settings of the options and of the user's file: a folder of the options goes before the file's."""
    from ._config import Config, config_file, read_config

    meta = click.get_current_context().meta
    file = Config() if meta.get(f"{_META}.no_config") else read_config(config_file())
    every = {path.resolve(): path for path in (*file.plugins, *plugins)}
    return Config(meta.get(f"{_META}.site_configs") or file.site_configs, tuple(every.values()))


def loaded(target: str) -> click.Command:
    """Import a command; ``target`` is its module and name, ``module:name``."""
    module, _, name = target.partition(":")
    command: click.Command = getattr(import_module(module), name)
    return command


class OutputError(click.ClickException):
    """The output can't be written: the disk is full, say."""

    exit_code = 1

    def __init__(self, name: str, error: OSError) -> None:
        """Name the output and what the system says."""
        super().__init__(f"{name}: {error.strerror or error}")

    def show(self, file: object = None) -> None:
        """Print the message as those about inputs are printed."""
        click.echo(f"clean-article: {self.message}", err=True)


def complain(name: str, message: object) -> None:
    """Print one line about an input to standard error; no password of an address is in it."""
    click.echo(f"clean-article: {harmless(f'{name}: {message}')}", err=True)


def harmless(text: str) -> str:
    """Return text as one line that can do nothing to a terminal, and that tells no password of an address."""
    return " ".join(_PASSWORD.sub("://***@", CONTROL.sub(" ", text)).split())


def make_cleaner(plugins: tuple[Path, ...]) -> Cleaner:
    """Return a cleaner with these plugins and what else is configured; a broken plugin is wrong usage."""
    from cleaner import Cleaner, InputError, PluginError

    config = configured(plugins)
    try:
        return Cleaner(plugins=config.plugins, site_configs=config.site_configs)
    except (PluginError, InputError) as error:
        raise click.UsageError(str(error)) from error


def to_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def write_stdout(text: str) -> None:
    """Write text to standard output now; UTF-8, or what a terminal wants."""
    try:
        if sys.stdout is None:
            raise OSError("it is closed")
        sys.stdout.buffer.write(text.encode(sys.stdout.encoding if to_terminal() else "utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop_stdout()
        raise click.exceptions.Exit(PIPE_CLOSED) from None
    except OSError as error:
        _drop_stdout()
        raise OutputError("standard output", error) from error


def _drop_stdout() -> None:
    """Let what is still buffered go nowhere, so that Python doesn't fail on it once more at exit."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def opened(path: str | None) -> Iterator[Callable[[str], None]]:
    """Yield a function that writes text to a file, or to standard output where there is none or it is ``-``.

    The file appears, or changes, when all is written; it stays as it was if that fails or there is nothing.
    """
    if path is None or path == "-":
        yield write_stdout
        return
    target = Path(os.path.realpath(path))  # a symbolic link stays one
    if target.is_dir():
        _refuse(path, "is a folder; name a file")
    if not target.parent.is_dir():
        _refuse(path, f"there is no folder {target.parent}; make it first")
    if target.exists() and not os.access(target, os.W_OK):
        _refuse(path, "is not writable")
    if target.exists() and not target.is_file():  # /dev/null and the like can't be replaced
        with _writing(path), target.open("wb") as device:
            yield _writer(device, path)
        return
    # Loaded here, as what is written to standard output needs neither.
    import secrets
    import shutil

    temporary = target.with_name(f".clean-article-{secrets.token_hex(6)}.tmp")
    try:
        file = temporary.open("xb")
    except OSError as error:
        _refuse(path, f"can't write in {target.parent}: {error.strerror or error}")
    try:
        yield _writer(file, path)
        with _writing(path):
            written = file.tell() > 0
            file.close()
            if target.exists():
                shutil.copymode(target, temporary)
            if written:
                temporary.replace(target)
    finally:
        with suppress(OSError):  # of what a full disk left unwritten
            file.close()
        temporary.unlink(missing_ok=True)


def _refuse(path: str, message: str) -> NoReturn:
    raise click.BadParameter(f"{path} {message}", param_hint="'-o'")


@contextmanager
def _writing(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(path, error) from error


def _writer(file: BinaryIO, path: str) -> Callable[[str], None]:
    def write(text: str) -> None:
        with _writing(path):
            file.write(text.encode("utf-8", "replace"))
            file.flush()

    return write
