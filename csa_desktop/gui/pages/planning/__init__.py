"""The parts of the plan's page: the timetable, days and clocks, who tracks what, what was asked for."""
