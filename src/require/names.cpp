#include "require/require.h"
#include "text/check.h"

namespace patscope::require {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::covered:
      return "covered";
    case Verdict::missing:
      return "missing";
    case Verdict::unproven:
      return "unproven";
  }
  check(false, "a Verdict without a name");
  return {};
}

}  // namespace patscope::require
