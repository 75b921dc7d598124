"""Time of the office (时间): the working calendar, clocks that run by it, reporting periods, the course of a target.

Every deadline, lamp and reporting date of the system is counted here and nowhere else, so that two screens cannot
disagree about a day. Plain Python: days in, days out; where the days come from and who may change them is office's.
"""
