#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "net/environment.h"
#include "net/secret.h"

namespace patscope::cli {

/// A token that was looked for.
struct TokenSearch {
  std::optional<net::Secret> token = std::nullopt;
  std::string problem = {};  ///< why there is none, without anything of its value
};

/// The token of a credential: in the variable of its name as spelt, or in upper case with _ for dots, as the agent
/// maps variables of a pipeline.
[[nodiscard]] TokenSearch find_token(std::string_view credential, const net::Environment& environment);

/// The token in the variable that an option names. Throws a WorldError (usage) when there is none.
[[nodiscard]] net::Secret token_in(const std::string& variable, const char* option,
                                   const net::Environment& environment);

/// The first line. Throws a WorldError (usage) when it holds no token.
[[nodiscard]] net::Secret read_token(std::istream& input);

}  // namespace patscope::cli
