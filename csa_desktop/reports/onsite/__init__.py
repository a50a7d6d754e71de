"""What a team on site prints besides its forms: the timetable, the requests, the sample list."""

from collections.abc import Callable

from csa_desktop.reports.onsite.requests import print_requests
from csa_desktop.reports.onsite.sample import print_sample
from csa_desktop.reports.onsite.timetable import print_timetable

SHEETS: dict[str, Callable[..., bytes]] = {
    "timetable": print_timetable,
    "requests": print_requests,
    "sample": print_sample,
}
"""`SHEETS[name](pack, trail, paper, progress=...)` gives the PDF."""
