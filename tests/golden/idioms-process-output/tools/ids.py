import sys

print("11")
print("not an id", file=sys.stderr)
print("1", end="")
print("2")
