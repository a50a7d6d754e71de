"""What the window says of a failure."""

from csa_desktop.errors import UserError


def sentence_of(error: BaseException) -> str:
    """A person's sentence as it is; our own mistake is admitted, and logged by its place in the code."""
    from csa_desktop import log  # the unlock page is there before it

    if isinstance(error, UserError):
        return str(error)
    log.failure(error)
    return log.OUR_MISTAKE.format(kind=type(error).__name__)
