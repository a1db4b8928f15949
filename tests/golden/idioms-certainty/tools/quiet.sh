stamp=today
