"""csa_desktop: the evidence trail of inspectors of children's services, offline and encrypted."""

__version__ = "0.1.0"
