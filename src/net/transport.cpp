#include "net/transport.h"

namespace patscope::net {

std::string_view Response::header(std::string_view name) const {
  for (const auto& header : headers)
    if (header.name == name) return header.value;
  return {};
}

}  // namespace patscope::net
