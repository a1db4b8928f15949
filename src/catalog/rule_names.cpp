#include "catalog/catalog.h"
#include "text/check.h"

namespace patscope::catalog {

std::string_view to_string(RuleKind kind) {
  switch (kind) {
    case RuleKind::any_of:
      return "any-of";
    case RuleKind::any_pat:
      return "any-pat";
    case RuleKind::no_pat:
      return "no-pat";
    case RuleKind::full_access_only:
      return "full-access-only";
    case RuleKind::entra_only:
      return "entra-only";
    case RuleKind::unstated:
      return "unstated";
  }
  check(false, "a RuleKind without a name");
  return {};
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::high:
      return "high";
    case Confidence::medium:
      return "medium";
    case Confidence::low:
      return "low";
  }
  check(false, "a Confidence without a name");
  return {};
}

std::string_view to_string(Resolution resolution) {
  switch (resolution) {
    case Resolution::exact:
      return "exact";
    case Resolution::ambiguous:
      return "ambiguous";
    case Resolution::unknown_endpoint:
      return "unknown-endpoint";
    case Resolution::unresolved:
      return "unresolved";
  }
  check(false, "a Resolution without a name");
  return {};
}

}  // namespace patscope::catalog
