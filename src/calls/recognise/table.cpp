#include <array>

#include "calls/recognise.h"
#include "calls/recognise/recognisers.h"

namespace patscope::calls {

std::span<const Recogniser> recognisers() {
  static constexpr std::array rows = {
      Recogniser{Speaks::shells, "curl", recognise_curl},
  };
  return rows;
}

}  // namespace patscope::calls
