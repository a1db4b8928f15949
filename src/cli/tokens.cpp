#include "cli/tokens.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/strings.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

/// Tokens are printable and have no blanks; anything else would break out of a header.
bool is_sendable(std::string_view token) {
  return std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

TokenSearch read_value(std::string_view value, const std::string& where) {
  const auto token = trim(value);
  if (token.empty()) return {.problem = fmt::format("{} is empty", where)};
  if (token.starts_with("$(")) return {.problem = fmt::format("{} holds a macro that the run did not replace", where)};
  if (!is_sendable(token)) return {.problem = fmt::format("{} holds something that is no token", where)};
  return {.token = net::Secret(std::string(token))};
}

std::string as_the_agent_maps(std::string_view name) {
  return replace_all(to_upper(name), ".", "_");
}

}  // namespace

TokenSearch find_token(std::string_view credential, const net::Environment& environment) {
  const auto mapped = as_the_agent_maps(credential);
  for (const auto& name : {std::string(credential), mapped})
    if (const auto value = environment(name)) return read_value(*value, fmt::format("the variable {}", name));
  return {.problem = credential == mapped
                         ? fmt::format("no token: the variable {} is not set", credential)
                         : fmt::format("no token: neither the variable {} nor {} is set", credential, mapped)};
}

net::Secret token_in(const std::string& variable, const char* option, const net::Environment& environment) {
  const auto value = environment(variable);
  auto found = value ? read_value(*value, fmt::format("the variable {}", variable))
                     : TokenSearch{.problem = fmt::format("the variable {} is not set", variable)};
  if (!found.token) throw WorldError(ExitCode::usage, fmt::format("{}: {}", option, found.problem));
  return std::move(*found.token);
}

net::Secret read_token(std::istream& input) {
  constexpr std::size_t longest = 16 * 1024;
  std::string line;
  for (char c = 0; line.size() < longest && input.get(c) && c != '\n';) line += c;
  auto found = read_value(line, "standard input");
  std::fill(line.begin(), line.end(), '\0');
  if (!found.token) throw WorldError(ExitCode::usage, fmt::format("--token-stdin: {}", found.problem));
  return std::move(*found.token);
}

}  // namespace patscope::cli
