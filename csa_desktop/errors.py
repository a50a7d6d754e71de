"""The two kinds of failure: what a person can act on, and our own mistakes."""


class UserError(Exception):
    """A sentence that a person can act on; it says what happened, what was kept and what to do.

    Anything else that is raised is a bug. The sentence is shown in the window and printed by the
    command line, and is never written to a log, because it may name what somebody typed.
    """
