def faults(data): return []
