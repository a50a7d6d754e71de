"""What most stories begin with, whether the window is in this process or in one of its own."""

PASSPHRASE = "four words together"


class FirstSteps:
    """For whoever can `act`, and wait for what the window `says`."""

    def ask_for_store(self, name: str = "H. Marsh") -> None:
        """Say who one is and choose a passphrase."""
        self.act("fill", "Your name", name)
        self.act("fill", "Passphrase", PASSPHRASE)
        self.act("fill", "Passphrase again", PASSPHRASE)
        self.act("press", "Create the store")

    def create_store(self, name: str = "H. Marsh") -> None:
        """Make a store and put its recovery key away."""
        self.ask_for_store(name)
        self.says("Put the recovery key away")
        self.act("press", "I have printed it, or copied it to a safe place")
        self.act("press", "Continue")
        self.says("Begin an assessment")

    def begin_assessment(self, authority: str = "Sharpston") -> None:
        """Begin an assessment, which opens it."""
        self.act("fill", "Authority", authority)
        self.act("press", "HMI")
        self.act("press", "Begin the assessment")
        self.says("Notes to place")

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type the passphrase."""
        self.act("fill", "Passphrase", passphrase)
        self.act("press", "Open")
