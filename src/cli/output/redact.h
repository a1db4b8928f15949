#pragma once

#include <string>
#include <string_view>

namespace patscope::cli {

/// `message` with "***" for everything that may be a token: runs of 52 and more letters and digits (both forms of PATs,
/// and their base64), and what begins like a JSON web token. Somebody may type a token where none belongs.
[[nodiscard]] std::string without_tokens(std::string_view message);

}  // namespace patscope::cli
