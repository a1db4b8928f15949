#pragma once

#include <string>
#include <string_view>

#include "net/transport.h"

namespace patscope::net {

/// What kind of trouble an error of cpprestsdk is. `message` and `code` (an errno value) are looked through, and never
/// shown: only the host is.
[[nodiscard]] Answer trouble_of(std::string_view message, int code, const std::string& host);

}  // namespace patscope::net
