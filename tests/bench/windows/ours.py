"""The program as a person starts it, watched at its passphrase."""

from csa_desktop import __main__, app


class Watched(app.App):
    """The window with its passphrase watched."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        from watch import Watch

        self.watch = Watch(self.window.unlock.opening.passphrase.line)


app.App = Watched
__main__.main([])
