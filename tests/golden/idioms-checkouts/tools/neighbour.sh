# Leads from one checkout into the other.
"$(dirname "${BASH_SOURCE[0]}")/../../ci-tools/scripts/tag.sh"
